/** How the page stands to the service: connected, up to date, or waiting for it to come back. */
import type { Ready, ServiceStatus } from '@matching-engine/client';
import { computed, effect, signal } from '@preact/signals';
import { client } from '../link/client';
import { accountState } from './account';
import { loadInstruments, takeStates } from './instruments';
import { bookState } from './market';

const ASK_EVERY = 1_000;

/** As the service told it last. */
export const status = signal<ServiceStatus | null>(null);
const statusState = signal('connecting');

/** Answers while the service starts, recovers or stops; null when nothing answers. */
export const readiness = signal<Ready | null>(null);

export type LinkState = 'connecting' | 'live' | 'reconnecting';

/** `live` when all that is shown is up to date. */
export const link = computed<LinkState>(() => {
  const states = [bookState.value, accountState.value, statusState.value];
  if (states.every((state) => state === 'live')) return 'live';
  return states.includes('connecting') && status.value === null ? 'connecting' : 'reconnecting';
});

/** Why the page is not live, in a few words; null when it is. */
export const trouble = computed<string | null>(() => {
  if (link.value === 'live') {
    const state = status.value?.state ?? 'ready';
    return state === 'ready' ? null : `The service is ${state}.`;
  }
  const answer = readiness.value;
  if (answer?.status === 'recovering') {
    return `The service is recovering: ${answer.recoveryPercent ?? 0} %.`;
  }
  if (link.value === 'connecting') return null;
  return answer === null
    ? 'The service cannot be reached. Trying again; what is shown is old.'
    : 'Connecting again; what is shown is old.';
});

export function followService(): void {
  const feed = client.status();
  feed.on('state', (state) => (statusState.value = state));
  feed.on('status', (latest) => {
    status.value = latest;
    void takeStates(latest.instruments).catch(() => undefined);
  });
  effect(() => {
    if (link.value === 'live') return undefined;
    const timer = setInterval(() => void ask(), ASK_EVERY);
    return () => clearInterval(timer);
  });
  void begin();
}

/** The list of instruments is needed before anything can be shown. */
async function begin(): Promise<void> {
  try {
    await loadInstruments();
  } catch {
    setTimeout(() => void begin(), ASK_EVERY);
  }
}

async function ask(): Promise<void> {
  try {
    readiness.value = await client.rest.readiness();
  } catch {
    readiness.value = null;
  }
}

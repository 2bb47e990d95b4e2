/** What the operator's screen shows; asked for only while somebody looks at it. */
import type { Ready, Snapshots, TradingState } from '@matching-engine/client';
import { effect, signal } from '@preact/signals';
import { readSamples, type Samples } from '../admin/prometheus';
import { extended, NO_LINES, type Lines, type Reading } from '../admin/readings';
import { client, refusalOf } from '../link/client';
import { loadInstruments } from './instruments';
import { view } from './settings';

const READ_EVERY = 1_000;
/** Longest time that a snapshot is waited for. */
const SNAPSHOT_MS = 120_000;

export const ready = signal<Ready | null>(null);
export const lines = signal<Lines>(NO_LINES);
export const samples = signal<Samples>(new Map());
/** Why nothing can be read, in words; empty when it can. */
export const readFailure = signal('');
/** Why the last thing asked for was not done; empty when it was. */
export const actionFailure = signal('');

/** What the service keeps on disk. */
export const log = signal<Snapshots | null>(null);

let last: Reading | null = null;

export function followAdmin(): void {
  effect(() => {
    if (view.value !== 'admin') return undefined;
    const tick = (): void => void read();
    tick();
    const timer = setInterval(tick, READ_EVERY);
    return () => clearInterval(timer);
  });
}

async function read(): Promise<void> {
  try {
    ready.value = await client.rest.readiness();
    const reading = { at: performance.now(), samples: readSamples(await client.rest.metrics()) };
    if (last !== null) lines.value = extended(lines.value, last, reading);
    last = reading;
    samples.value = reading.samples;
    log.value = await client.rest.snapshots();
    readFailure.value = '';
  } catch (error) {
    ready.value = null;
    readFailure.value = refusalOf(error).detail;
  }
}

export function changeState(symbol: string, state: TradingState): Promise<void> {
  return act(async () => {
    await client.rest.setTradingState(symbol, state);
    await loadInstruments();
  });
}

/** Resolves when the snapshot was written, or could not be. */
export function writeSnapshot(): Promise<void> {
  return act(async () => {
    await client.rest.writeSnapshot({ timeoutMs: SNAPSHOT_MS });
  });
}

async function act(task: () => Promise<void>): Promise<void> {
  actionFailure.value = '';
  try {
    await task();
  } catch (error) {
    actionFailure.value = refusalOf(error).detail;
  }
}

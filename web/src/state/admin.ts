/** What the operator's screen shows; asked for only while somebody looks at it. */
import type { Ready, TradingState } from '@matching-engine/client';
import { effect, signal } from '@preact/signals';
import { readSamples, type Samples } from '../admin/prometheus';
import { extended, NO_LINES, type Lines, type Reading } from '../admin/readings';
import { client, refusalOf } from '../link/client';
import { loadInstruments } from './instruments';
import { view } from './settings';

const READ_EVERY = 1_000;

export const ready = signal<Ready | null>(null);
export const lines = signal<Lines>(NO_LINES);
export const samples = signal<Samples>(new Map());
/** What went wrong last, in words; empty when nothing did. */
export const adminFailure = signal('');

/** A kept snapshot as the service lists it. */
export interface KeptSnapshot {
  readonly sequence: number;
  readonly bytes?: number;
  readonly timestamp?: string;
}

/** Null while the service does not tell. */
export const snapshots = signal<readonly KeptSnapshot[] | null>(null);

let last: Reading | null = null;

export function followAdmin(): void {
  effect(() => {
    if (view.value !== 'admin') return undefined;
    const tick = (): void => void read();
    tick();
    void readSnapshots();
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
    adminFailure.value = '';
  } catch (error) {
    ready.value = null;
    adminFailure.value = refusalOf(error).detail;
  }
}

/** Snapshots are listed by services that keep a journal and can shorten it. */
async function readSnapshots(): Promise<void> {
  const answer = await fetch('/admin/snapshots').catch(() => null);
  if (answer?.ok !== true) return;
  const body = (await answer.json()) as { snapshots?: KeptSnapshot[] };
  snapshots.value = body.snapshots ?? null;
}

export async function changeState(symbol: string, state: TradingState): Promise<void> {
  try {
    await client.rest.setTradingState(symbol, state);
    await loadInstruments();
  } catch (error) {
    adminFailure.value = refusalOf(error).detail;
  }
}

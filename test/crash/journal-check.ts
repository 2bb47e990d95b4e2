/** Replays a journal by itself and holds it to what clients were told. */
import type { Sequence } from '../../src/core/types/ids';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { EngineLoop } from '../../src/matching-engine/engine-loop';
import type { Acknowledged } from './load';

export interface JournalFacts {
  readonly lastSequence: number;
  readonly outcomeHash: string;
  /** Accepted orders by client order id: how often, and the last time where. */
  readonly accepted: ReadonlyMap<string, { count: number; orderId: number; sequence: number }>;
  /** Steps of the book feed by symbol. */
  readonly bookSequences: ReadonlyMap<string, number>;
}

export async function factsOf(directory: string): Promise<JournalFacts> {
  const log = await EmbeddedCommandLog.open({ directory, warn: () => undefined });
  const loop = new EngineLoop();
  const accepted = new Map<string, { count: number; orderId: number; sequence: number }>();
  for (const { commands } of log.read(1 as Sequence)) {
    for (const entry of commands) {
      const { events } = loop.apply(entry, undefined, (error) => {
        throw error;
      });
      for (const event of events) {
        if (event.kind !== 'order_accepted') continue;
        const { clientOrderId, orderId } = event;
        const count = (accepted.get(clientOrderId)?.count ?? 0) + 1;
        accepted.set(clientOrderId, { count, orderId, sequence: entry.sequence });
      }
    }
  }
  await log.close();
  const books = loop.engine.snapshot().symbols;
  const { engine, outcomeHash } = loop;
  return {
    lastSequence: engine.sequence,
    outcomeHash,
    accepted,
    bookSequences: new Map(books.map((book) => [book.instrument.symbol, book.bookSequence])),
  };
}

/** What is wrong with each acknowledged order that is not there exactly as it was told. */
export function lostOf(facts: JournalFacts, acknowledged: readonly Acknowledged[]): string[] {
  return acknowledged.flatMap(({ clientOrderId, orderId, sequence }) => {
    const found = facts.accepted.get(clientOrderId);
    if (found === undefined) return [`${clientOrderId} is lost`];
    const isSame = found.orderId === Number(orderId) && found.sequence === sequence;
    return found.count === 1 && isSame ? [] : [`${clientOrderId} is ${JSON.stringify(found)}`];
  });
}

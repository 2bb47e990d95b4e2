/** Follows a journal by itself, restart after restart, and holds it to what clients were told. */
import type { Sequence } from '../../src/core/types/ids';
import { ReadOnlyCommandLog } from '../../src/journal/read-only-command-log';
import { EngineLoop } from '../../src/matching-engine/engine-loop';
import type { Acknowledged } from './load';

interface Accepted {
  count: number;
  orderId: number;
  sequence: number;
}

/**
 * An engine that never saw a snapshot. It has to look often enough: what the service removes from
 * its journal before, nobody can check.
 */
export class Follower {
  readonly loop = new EngineLoop();
  /** Orders accepted since the last look, by client order id: how often, and the last time where. */
  private accepted = new Map<string, Accepted>();

  constructor(private readonly directory: string) {}

  /**
   * Applies what the journal holds beyond what was seen; nobody may use the directory. What was seen
   * before is forgotten: a run of many kills must not grow.
   */
  async follow(): Promise<void> {
    this.accepted = new Map();
    const log = ReadOnlyCommandLog.open(this.directory);
    const next = this.loop.engine.sequence + 1;
    if (log.firstSequence > next) throw new Error(`commands ${next} and on were not checked`);
    for (const { commands } of log.read(next as Sequence)) {
      for (const entry of commands) {
        const { events } = this.loop.apply(entry, undefined, (error) => {
          throw error;
        });
        for (const event of events) {
          if (event.kind !== 'order_accepted') continue;
          const { clientOrderId, orderId } = event;
          const count = (this.accepted.get(clientOrderId)?.count ?? 0) + 1;
          this.accepted.set(clientOrderId, { count, orderId, sequence: entry.sequence });
        }
      }
    }
    await log.close();
  }

  /** How many orders were accepted since the look before. */
  get acceptedCount(): number {
    return this.accepted.size;
  }

  /** What was accepted since the look before, but twice, or under a name of another time. */
  strangers(prefix: string): string[] {
    const isStrange = ([name, { count }]: [string, Accepted]): boolean =>
      count !== 1 || !name.startsWith(prefix);
    return [...this.accepted].filter(isStrange).map(([name]) => name);
  }

  /** Steps of the book feed by symbol. */
  bookSequences(): ReadonlyMap<string, number> {
    const books = this.loop.engine.snapshot().symbols;
    return new Map(books.map((book) => [book.instrument.symbol, book.bookSequence]));
  }

  /** What is wrong with each acknowledged order that is not there exactly as it was told. */
  lostOf(acknowledged: readonly Acknowledged[]): string[] {
    return acknowledged.flatMap(({ clientOrderId, orderId, sequence }) => {
      const found = this.accepted.get(clientOrderId);
      if (found === undefined) return [`${clientOrderId} is lost`];
      const isSame = found.orderId === Number(orderId) && found.sequence === sequence;
      return found.count === 1 && isSame ? [] : [`${clientOrderId} is ${JSON.stringify(found)}`];
    });
  }
}

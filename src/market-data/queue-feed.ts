import type { Outcome } from '../matching-engine/outcome';
import type { Broadcaster } from '../streaming/broadcaster.service';
import { MessageBatch } from '../streaming/message-batch';
import type { Reader } from '../streaming/reader';
import { QueueChanges } from './queue-changes';
import { queueSnapshotFrame, queueUpdateFrame, type ShownQueue } from './queue-frames';
import { RecentUpdates } from './recent-updates';

/** How long a queue without readers is followed, so that they may come back and resume. */
const KEPT_WITHOUT_READERS = 60_000_000;

/** The readers of one symbol's queue: one update for each command that changed it. */
export class QueueFeed {
  private readonly key: string;
  private readonly changes: QueueChanges;
  private readonly recent: RecentUpdates;
  private snapshot: { readonly sequence: number; readonly batch: MessageBatch } | undefined;
  /** When the last reader left, in microseconds; undefined while there are any. */
  private desertedAt: number | undefined;

  /** @param shown the queue as it is now; this feed keeps it up to date */
  constructor(
    private readonly shown: ShownQueue,
    private readonly broadcaster: Broadcaster,
  ) {
    const { symbol } = shown.instrument;
    this.key = `book:${symbol}`;
    this.changes = new QueueChanges(symbol, shown.queue);
    this.recent = new RecentUpdates(shown.position.sequence);
    broadcaster.open(this.key, {
      resync: (reader, afterSequence) => this.bringUpToDate(reader, afterSequence),
      heartbeat: () => this.heartbeat(),
    });
  }

  /** Number of orders in the queue. */
  get size(): number {
    return this.shown.queue.size;
  }

  /** @param from resumes after this sequence when that is still known */
  join(reader: Reader, from: number | undefined): void {
    this.bringUpToDate(reader, from);
    this.broadcaster.subscribe(this.key, reader, this.shown.position.sequence);
  }

  /** Takes over what a command did, and tells of it. */
  apply({ events }: Outcome): void {
    const changes = this.changes.apply(events);
    if (changes.length === 0) return;
    const text = queueUpdateFrame(this.shown, changes);
    this.recent.add(text);
    this.broadcaster.publish(this.key, text, this.shown.position.sequence);
  }

  /** Whether nobody has read it for so long that it need not be followed any more. */
  isForsaken(now: number): boolean {
    if (this.broadcaster.hasSubscribers(this.key)) this.desertedAt = undefined;
    else this.desertedAt ??= now;
    return this.desertedAt !== undefined && now - this.desertedAt > KEPT_WITHOUT_READERS;
  }

  close(): void {
    this.broadcaster.close(this.key);
  }

  private bringUpToDate(reader: Reader, from: number | undefined): void {
    const missed = from === undefined ? null : this.recent.after(from);
    if (missed === null) this.currentSnapshot().sendTo(reader);
    else if (missed.length === 0) reader.send(this.heartbeat());
    else for (const text of missed) reader.send(text);
  }

  /** Made once for all who come in the same turn. */
  private currentSnapshot(): MessageBatch {
    const { sequence } = this.shown.position;
    if (this.snapshot?.sequence !== sequence) {
      const batch = new MessageBatch([queueSnapshotFrame(this.shown)]);
      this.snapshot = { sequence, batch };
      setImmediate(() => (this.snapshot = undefined));
    }
    return this.snapshot.batch;
  }

  private heartbeat(): string {
    return `{"type":"heartbeat","sequence":${this.shown.position.sequence}}`;
  }
}

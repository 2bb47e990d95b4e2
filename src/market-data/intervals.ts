import type { ConflatedFeed } from './conflated-feed';

/** How often a conflated feed may tell what changed, in milliseconds by its word. */
export const INTERVALS = { '100ms': 100, '250ms': 250, '500ms': 500, '1s': 1000 } as const;
export type IntervalWord = keyof typeof INTERVALS;
export const INTERVAL_WORDS = Object.keys(INTERVALS) as IntervalWord[];

/** Lets the feeds of one interval tell what changed, as long as there are any. */
export class Metronome {
  private readonly feeds = new Set<ConflatedFeed>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly milliseconds: number) {}

  add(feed: ConflatedFeed): void {
    this.feeds.add(feed);
    this.timer ??= setInterval(() => this.tick(), this.milliseconds).unref();
  }

  remove(feed: ConflatedFeed): void {
    this.feeds.delete(feed);
    if (this.feeds.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    for (const feed of this.feeds) feed.tick();
  }
}

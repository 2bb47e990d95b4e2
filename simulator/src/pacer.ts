/** Milliseconds between two looks at the clock. */
const PERIOD_MS = 10;
/** What was not done within this time is not caught up with, milliseconds. */
const LAG_MS = 250;

/** Calls something so many times a second on average, as evenly as a timer allows. */
export class Pacer {
  private timer: ReturnType<typeof setInterval> | undefined;
  private due = 0;
  private last = 0;

  /** @param act returns false when it cannot keep up; the rest of its turn is dropped then */
  constructor(
    private readonly perSecond: number,
    private readonly act: () => boolean,
  ) {}

  start(): void {
    this.last = performance.now();
    this.timer = setInterval(() => this.turn(), PERIOD_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private turn(): void {
    const now = performance.now();
    this.due += (Math.min(now - this.last, LAG_MS) * this.perSecond) / 1000;
    this.last = now;
    for (; this.due >= 1; this.due--) {
      if (this.act()) continue;
      this.due = 0;
      return;
    }
  }
}

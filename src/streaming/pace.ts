/** Runs an action on request, at most once in a period; a request too early waits for its time. */
export class Pace {
  private timer: NodeJS.Timeout | undefined;
  private ranAt = -Infinity;

  /** @param period in milliseconds */
  constructor(
    private readonly period: number,
    private readonly action: () => void,
  ) {}

  request(): void {
    if (this.timer !== undefined) return;
    const wait = this.ranAt + this.period - performance.now();
    this.timer = setTimeout(() => this.run(), Math.max(0, wait)).unref();
  }

  /** Drops a request that waits. */
  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private run(): void {
    this.timer = undefined;
    this.ranAt = performance.now();
    this.action();
  }
}

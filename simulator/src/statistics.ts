import { ProblemError } from '@matching-engine/client';

/** What is told about a market. */
export interface MarketLine {
  readonly symbol: string;
  readonly bid: string | undefined;
  readonly ask: string | undefined;
}

/** Counts since the last line, and since the beginning. */
export class Statistics {
  trades = 0;
  private sent = 0;
  private answered = 0;
  private failures = new Map<string, number>();
  private latencies: number[] = [];
  private totalSent = 0;
  private totalTrades = 0;
  private readonly begun = performance.now();
  private since = this.begun;

  /** Counts a request and waits for its end. Rejections are counted, not thrown. */
  async follow(request: Promise<unknown>): Promise<void> {
    const begun = performance.now();
    this.sent++;
    try {
      await request;
      this.answered++;
    } catch (error) {
      const name = error instanceof ProblemError ? error.code : (error as Error).name;
      this.failures.set(name, (this.failures.get(name) ?? 0) + 1);
    }
    this.latencies.push(performance.now() - begun);
  }

  /** One line about the time since the last one. */
  line(open: number, markets: readonly MarketLine[]): string {
    const seconds = (performance.now() - this.since) / 1000;
    const rate = (count: number): string => (count / seconds).toFixed(0);
    const sorted = this.latencies.sort((a, b) => a - b);
    const parts = [
      `sent ${rate(this.sent)}/s`,
      `done ${rate(this.answered)}/s`,
      `refused ${this.refusals()}`,
      `trades ${rate(this.trades)}/s`,
      `open ${open}`,
      `p50 ${percentile(sorted, 0.5)} ms`,
      `p99 ${percentile(sorted, 0.99)} ms`,
      ...markets.map(({ symbol, bid, ask }) => `${symbol} ${bid ?? '-'} / ${ask ?? '-'}`),
    ];
    this.reset();
    return parts.join('  ');
  }

  /** What happened in all. */
  summary(): string {
    this.reset();
    const seconds = ((performance.now() - this.begun) / 1000).toFixed(1);
    return `${this.totalSent} requests and ${this.totalTrades} trades in ${seconds} s`;
  }

  private refusals(): string {
    const entries = [...this.failures].sort(([, a], [, b]) => b - a);
    if (entries.length === 0) return '0';
    return entries.map(([name, count]) => `${name} ${count}`).join(', ');
  }

  private reset(): void {
    this.totalSent += this.sent;
    this.totalTrades += this.trades;
    this.sent = this.answered = this.trades = 0;
    this.failures = new Map();
    this.latencies = [];
    this.since = performance.now();
  }
}

function percentile(sorted: readonly number[], share: number): string {
  if (sorted.length === 0) return '-';
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
}

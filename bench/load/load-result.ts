/** What a load run measured; latencies in milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
  readonly failures: number;
}

export function summarise(
  latencies: readonly number[],
  elapsedMs: number,
  failures: number,
): LoadResult {
  const sorted = Float64Array.from(latencies).sort();
  const at = (rank: number): number => sorted[Math.floor((sorted.length - 1) * rank)] ?? NaN;
  return {
    perSecond: (sorted.length / elapsedMs) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    count: sorted.length,
    failures,
  };
}

/** Reads the text format of Prometheus, and what two readings say about the time between them. */

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export type Samples = ReadonlyMap<string, readonly Sample[]>;

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

export function readSamples(text: string): Samples {
  const samples = new Map<string, Sample[]>();
  for (const line of text.split('\n')) {
    const match = LINE.exec(line);
    if (match === null) continue;
    const [, name, labels = '', value] = match;
    const pairs = [...labels.matchAll(LABEL)].map(([, key, label]) => [key, label]);
    const sample = { labels: Object.fromEntries(pairs), value: numberOf(value) };
    samples.set(name, [...(samples.get(name) ?? []), sample]);
  }
  return samples;
}

function numberOf(text: string): number {
  return text === '+Inf' ? Infinity : Number(text);
}

/** The sum over all labels; null when there is no such metric. */
export function valueOf(samples: Samples, name: string): number | null {
  const found = samples.get(name);
  return found === undefined ? null : found.reduce((sum, { value }) => sum + value, 0);
}

/** How much a counter rose in a second; a restart of the service counts from zero. */
export function rateOf(before: number, after: number, seconds: number): number {
  const rise = after < before ? after : after - before;
  return seconds > 0 ? rise / seconds : 0;
}

/**
 * The quantile of what a histogram took in between two readings, interpolated within its bucket as
 * Prometheus does it; null when it took in nothing.
 */
export function quantileBetween(
  before: Samples,
  after: Samples,
  { name, quantile }: { readonly name: string; readonly quantile: number },
): number | null {
  const buckets = bucketsOf(before, after, `${name}_bucket`);
  const total = buckets.at(-1)?.count ?? 0;
  if (total === 0) return null;
  const rank = quantile * total;
  const place = buckets.findIndex(({ count }) => count >= rank);
  const lower = place === 0 ? { bound: 0, count: 0 } : buckets[place - 1];
  const { bound, count } = buckets[place];
  if (bound === Infinity) return lower.bound;
  return lower.bound + ((bound - lower.bound) * (rank - lower.count)) / (count - lower.count);
}

interface Bucket {
  readonly bound: number;
  /** Observations up to the bound. */
  readonly count: number;
}

function bucketsOf(before: Samples, after: Samples, name: string): Bucket[] {
  const earlier = new Map(before.get(name)?.map(({ labels, value }) => [labels.le, value]));
  const latest = after.get(name) ?? [];
  const restarted = latest.some(({ labels, value }) => value < (earlier.get(labels.le) ?? 0));
  return latest.map(({ labels, value }) => ({
    bound: numberOf(labels.le),
    count: value - (restarted ? 0 : (earlier.get(labels.le) ?? 0)),
  }));
}

import type { Metric, Registry } from 'prom-client';

export interface TallySetup {
  readonly name: string;
  readonly help: string;
  /** Upper bounds, ascending. */
  readonly buckets: readonly number[];
  readonly registers: readonly Registry[];
}

interface Sample {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/**
 * A histogram without labels for what happens with every command: observing a value takes some
 * nanoseconds, where that of the metrics library takes as long as matching an order. It shows the
 * same when it is read.
 */
export class TallyHistogram {
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  readonly name: string;
  readonly help: string;
  private readonly bounds: Float64Array;
  /** By bucket; the last one has no bound. */
  private readonly counts: Float64Array;
  private sum = 0;

  constructor({ name, help, buckets, registers }: TallySetup) {
    this.name = name;
    this.help = help;
    this.bounds = Float64Array.from(buckets);
    this.counts = new Float64Array(buckets.length + 1);
    for (const registry of registers) registry.registerMetric(this as unknown as Metric);
  }

  observe(value: number): void {
    const { bounds } = this;
    let bucket = 0;
    while (bucket < bounds.length && value > bounds[bucket]) bucket++;
    this.counts[bucket]++;
    this.sum += value;
  }

  /** What the registry asks for when metrics are read. */
  get(): Promise<object> {
    const { name, help, type, aggregator } = this;
    return Promise.resolve({ name, help, type, aggregator, values: this.samples() });
  }

  private samples(): Sample[] {
    const { name, sum } = this;
    let count = 0;
    const buckets = [...this.counts].map((more, place) => {
      count += more;
      const le = this.bounds[place] ?? '+Inf';
      return { metricName: `${name}_bucket`, labels: { le }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels: {}, value: sum },
      { metricName: `${name}_count`, labels: {}, value: count },
    ];
  }
}

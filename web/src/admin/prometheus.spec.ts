import { quantileBetween, rateOf, readSamples, valueOf } from './prometheus';

const histogram = (...counts: number[]): string =>
  ['0.001', '0.01', '+Inf']
    .map((le, i) => `engine_submission_seconds_bucket{le="${le}"} ${counts[i]}`)
    .join('\n');

describe('metrics', () => {
  test('are read with their labels', () => {
    const samples = readSamples(
      '# HELP orders_total x\n# TYPE orders_total counter\n' +
        'orders_total{type="limit",result="a \\"b\\", c"} 3\norders_total{type="market"} 4\n' +
        'engine_inbox_depth 0\n\n',
    );
    expect(samples.get('orders_total')?.[0]).toEqual({
      labels: { type: 'limit', result: 'a \\"b\\", c' },
      value: 3,
    });
    expect(valueOf(samples, 'orders_total')).toBe(7);
    expect(valueOf(samples, 'engine_inbox_depth')).toBe(0);
    expect(valueOf(samples, 'nothing')).toBeNull();
  });

  test('have a rate, also across a restart', () => {
    expect(rateOf(100, 300, 2)).toBe(100);
    expect(rateOf(1_000, 50, 2)).toBe(25);
    expect(rateOf(1, 1, 0)).toBe(0);
  });
});

describe('a quantile', () => {
  const between = (before: string, after: string, quantile: number) =>
    quantileBetween(readSamples(before), readSamples(after), {
      name: 'engine_submission_seconds',
      quantile,
    });

  test('is that of the time between two readings', () => {
    expect(between(histogram(100, 100, 100), histogram(100, 200, 200), 0.5)).toBeCloseTo(0.0055);
    expect(between('', histogram(100, 100, 100), 0.99)).toBeCloseTo(0.00099);
  });

  test('beyond the last bound is that bound', () => {
    expect(between('', histogram(0, 0, 10), 0.5)).toBe(0.01);
  });

  test('is nothing when nothing happened', () => {
    expect(between(histogram(5, 5, 5), histogram(5, 5, 5), 0.5)).toBeNull();
    expect(between('', '', 0.5)).toBeNull();
  });

  test('counts from zero after a restart', () => {
    expect(between(histogram(50, 50, 50), histogram(10, 10, 10), 1)).toBeCloseTo(0.001);
  });
});

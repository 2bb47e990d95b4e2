import { Histogram, Registry } from 'prom-client';
import { TallyHistogram } from './tally-histogram';

const name = 'time_seconds';
const SETUP = { name, help: 'A time', buckets: [0.001, 0.01, 0.1] };

test('shows the same as a histogram of the metrics library', async () => {
  const [ours, theirs] = [new Registry(), new Registry()];
  const tally = new TallyHistogram({ ...SETUP, registers: [ours] });
  const histogram = new Histogram({ ...SETUP, registers: [theirs] });
  const values = [0, 0.0005, 0.001, 0.0011, 0.01, 0.05, 0.1, 0.11, 7, 0.25];
  for (const value of [null, ...values]) {
    if (value !== null) {
      tally.observe(value);
      histogram.observe(value);
    }
    expect(await ours.metrics()).toBe(await theirs.metrics());
    const [own] = await ours.getMetricsAsJSON();
    const [other] = await theirs.getMetricsAsJSON();
    expect(own).toEqual(expect.objectContaining({ name: other.name, type: other.type }));
  }
});

import { setTimeout as pause } from 'node:timers/promises';
import { Pace } from './pace';

describe('a pace', () => {
  test('runs soon at first, then once for all requests of a period, and not without one', async () => {
    const times: number[] = [];
    const pace = new Pace(50, () => times.push(performance.now()));
    const begun = performance.now();
    for (let i = 0; i < 100; i++) pace.request();
    expect(times).toHaveLength(0);
    while (performance.now() - begun < 200) {
      pace.request();
      await pause(1);
    }
    await pause(60);
    const count = times.length;
    expect(count).toBeGreaterThanOrEqual(3);
    expect(count).toBeLessThanOrEqual(6);
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(48);
    await pause(120);
    expect(times).toHaveLength(count);
  });

  test('forgets a request that is cancelled', async () => {
    let runs = 0;
    const pace = new Pace(5, () => runs++);
    pace.request();
    pace.cancel();
    await pause(20);
    expect(runs).toBe(0);
  });
});

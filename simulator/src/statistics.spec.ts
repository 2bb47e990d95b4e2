import { ProblemError } from '@matching-engine/client';
import { Statistics } from './statistics.js';

test('a line tells what was sent, done and refused since the last one', async () => {
  const statistics = new Statistics();
  await statistics.follow(Promise.resolve());
  await statistics.follow(Promise.reject(new ProblemError({ code: 'overloaded', detail: '' })));
  await statistics.follow(Promise.reject(new TypeError('x')));
  statistics.trades = 2;
  const line = statistics.line(7, [{ symbol: 'A-B', bid: '1.0', ask: undefined }]);
  expect(line).toMatch(/^sent \d+\/s {2}done \d+\/s {2}refused overloaded 1, TypeError 1 {2}/);
  expect(line).toMatch(/open 7 {2}p50 [\d.]+ ms {2}p99 [\d.]+ ms {2}A-B 1\.0 \/ -$/);
  expect(statistics.line(7, [])).toContain('refused 0');
  expect(statistics.summary()).toMatch(/^3 requests and 2 trades in [\d.]+ s$/);
});

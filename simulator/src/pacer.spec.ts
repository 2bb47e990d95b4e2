import { Pacer } from './pacer.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

interface Counter {
  calls: number;
  stop(): void;
}

function count(perSecond: number, able = true): Counter {
  const counter = { calls: 0, stop: () => pacer.stop() };
  const pacer = new Pacer(perSecond, () => {
    counter.calls++;
    return able;
  });
  pacer.start();
  return counter;
}

test.each([1, 30, 5_000])('a pacer calls %d times a second', (perSecond) => {
  const counter = count(perSecond);
  jest.advanceTimersByTime(10_000);
  counter.stop();
  expect(Math.abs(counter.calls - 10 * perSecond)).toBeLessThanOrEqual(1);
  jest.advanceTimersByTime(1_000);
  expect(Math.abs(counter.calls - 10 * perSecond)).toBeLessThanOrEqual(1);
});

test('a pacer drops what cannot be done', () => {
  const counter = count(1_000, false);
  jest.advanceTimersByTime(1_000);
  expect(counter.calls).toBeLessThanOrEqual(100);
});

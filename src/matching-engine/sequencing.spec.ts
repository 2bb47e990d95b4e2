import type { Command } from '../core/commands/commands';
import type { Micros } from '../core/types/units';
import { Clock } from './clock';
import { Inbox } from './inbox';
import type { PendingCommand } from './pending-command';
import { Sequencer } from './sequencer';

const COMMAND = { kind: 'cancel_orders', symbol: null, accountId: null, side: null } as Command;

function pending(receivedAt: number): PendingCommand {
  return { command: COMMAND, origin: undefined, receivedAt, settle: jest.fn(), fail: jest.fn() };
}

/** A clock that shows these times, one after the other. */
function clockOf(...times: number[]): Clock {
  return { now: () => times.shift() as Micros } as Clock;
}

describe('clock', () => {
  afterEach(() => jest.restoreAllMocks());

  test('shows the wall clock in whole microseconds', () => {
    const clock = new Clock();
    const before = Date.now() * 1000 - 5_000;
    const now = clock.now();
    expect(Number.isSafeInteger(now)).toBe(true);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now() * 1000 + 5_000);
  });

  test('never runs backwards', () => {
    const clock = new Clock();
    const times = [5, 3, 8, 8, 1].map((time) => {
      jest.spyOn(performance, 'now').mockReturnValueOnce(time);
      return clock.now();
    });
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[1]).toBe(times[0]);
    expect(times[2] - times[0]).toBe(3000);
  });
});

describe('sequencer', () => {
  test('numbers commands from 1 without gaps and stamps the time', () => {
    const sequencer = new Sequencer(clockOf(10, 11, 11));
    const stamped = [1, 2, 3].map(() => sequencer.stamp(COMMAND));
    expect(stamped.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(stamped.map(({ time }) => time)).toEqual([10, 11, 11]);
    expect(stamped[0].command).toBe(COMMAND);
  });

  test('time never runs backwards, not even after a recovery', () => {
    const sequencer = new Sequencer(clockOf(10, 5, 90, 100, 101));
    const times = [sequencer.stamp(COMMAND), sequencer.stamp(COMMAND)].map(({ time }) => time);
    expect(times).toEqual([10, 10]);
    sequencer.resume(70 as never, 100 as never);
    const resumed = [1, 2, 3].map(() => sequencer.stamp(COMMAND));
    expect(resumed.map(({ sequence }) => sequence)).toEqual([71, 72, 73]);
    expect(resumed.map(({ time }) => time)).toEqual([100, 100, 101]);
  });
});

describe('inbox', () => {
  test('hands out the oldest first, at most as many as asked', () => {
    const inbox = new Inbox(10);
    for (let i = 1; i <= 5; i++) inbox.add(pending(i));
    const taken = (limit: number): number[] => inbox.take(limit).map((one) => one.receivedAt);
    expect(taken(2)).toEqual([1, 2]);
    inbox.add(pending(6));
    expect(inbox.size).toBe(4);
    expect(taken(Infinity)).toEqual([3, 4, 5, 6]);
    expect(taken(1)).toEqual([]);
  });

  test('is full at its capacity, and not after something was taken', () => {
    const inbox = new Inbox(2);
    inbox.add(pending(1));
    expect(inbox.isFull).toBe(false);
    inbox.add(pending(2));
    expect(inbox.isFull).toBe(true);
    inbox.take(1);
    expect(inbox.isFull).toBe(false);
  });
});

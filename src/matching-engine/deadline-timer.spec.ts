import { Logger } from '@nestjs/common';
import { ProblemError } from '../common/problem/problem-error';
import type { Command } from '../core/commands/commands';
import type { Clock } from './clock';
import { DeadlineTimer } from './deadline-timer';
import type { EngineStatus, MatchingEngineService } from './matching-engine.service';

/** An engine that answers when it is told to. */
class SlowEngine {
  status: EngineStatus = 'ready';
  nextDeadline = 0;
  readonly commands: Command[] = [];
  private settle: { resolve(): void; reject(error: unknown): void } | null = null;

  submit(command: Command): Promise<void> {
    this.commands.push(command);
    return new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  answer(): void {
    this.settle?.resolve();
  }

  refuse(): void {
    this.settle?.reject(new ProblemError('overloaded'));
  }
}

describe('the deadline timer', () => {
  let engine: SlowEngine;
  let clock: { time: number; now(): number };
  let timer: DeadlineTimer;

  beforeAll(() => Logger.overrideLogger(false));

  beforeEach(() => {
    engine = new SlowEngine();
    clock = { time: 100, now: () => clock.time };
    timer = new DeadlineTimer(
      engine as unknown as MatchingEngineService,
      clock as unknown as Clock,
    );
  });

  test('waits while there is no deadline, or while it has not come', async () => {
    await timer.poll();
    engine.nextDeadline = 101;
    await timer.poll();
    expect(engine.commands).toEqual([]);
  });

  test('lets time pass once the deadline has come, one command at a time', async () => {
    engine.nextDeadline = 100;
    const first = timer.poll();
    await timer.poll();
    expect(engine.commands).toEqual([{ kind: 'advance_time' }]);
    engine.answer();
    await first;
    void timer.poll();
    expect(engine.commands).toHaveLength(2);
  });

  test('tries again after a refusal', async () => {
    engine.nextDeadline = 100;
    const first = timer.poll();
    engine.refuse();
    await first;
    void timer.poll();
    expect(engine.commands).toHaveLength(2);
  });

  test.each(['starting', 'stopping', 'failed'] as const)('rests while %s', async (status) => {
    engine.nextDeadline = 100;
    engine.status = status;
    await timer.poll();
    expect(engine.commands).toEqual([]);
  });

  test('polls by itself until the service stops', () => {
    jest.useFakeTimers();
    engine.nextDeadline = 200;
    timer.onApplicationBootstrap();
    jest.advanceTimersByTime(1000);
    expect(engine.commands).toEqual([]);
    clock.time = 200;
    jest.advanceTimersByTime(100);
    expect(engine.commands).toHaveLength(1);
    timer.beforeApplicationShutdown();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
});

import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import { TallyHistogram } from '../common/tally-histogram';

const BUCKETS = [
  1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 0.01, 0.025, 0.05,
  0.1, 0.25, 0.5, 1,
];

/** What the engine measures of itself. Times in seconds. */
@Injectable()
export class EngineMetrics {
  readonly commands: Counter;
  readonly overloaded: Counter;
  readonly submission: TallyHistogram;
  readonly matching: TallyHistogram;
  readonly batchSize: Histogram;

  constructor(registry: Registry) {
    const registers = [registry];
    this.commands = new Counter({
      name: 'engine_commands_total',
      help: 'Commands applied; its rate is the commands per second',
      registers,
    });
    this.overloaded = new Counter({
      name: 'engine_overloaded_total',
      help: 'Commands refused because too many waited for the engine',
      registers,
    });
    this.submission = new TallyHistogram({
      name: 'engine_submission_seconds',
      help: 'From submission of a command to its reply, queueing and logging included',
      buckets: BUCKETS,
      registers,
    });
    this.matching = new TallyHistogram({
      name: 'engine_matching_seconds',
      help: 'Time the core takes to apply one command',
      buckets: BUCKETS,
      registers,
    });
    this.batchSize = new Histogram({
      name: 'engine_batch_commands',
      help: 'Commands logged together',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
      registers,
    });
  }
}

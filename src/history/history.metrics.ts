import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the gauges show, at the moment they are read. */
export interface HistoryFigures {
  /** Records that wait to be stored. */
  readonly waiting: number;
  readonly rows: number;
  readonly storedSequence: number;
  readonly isUsable: boolean;
}

/** How the history store is doing. */
@Injectable()
export class HistoryMetrics {
  readonly flush: Histogram;
  readonly failures: Counter;

  constructor(private readonly registry: Registry) {
    this.flush = new Histogram({
      name: 'history_flush_seconds',
      help: 'From taking records from the queue to having them on disk',
      buckets: [1e-3, 2.5e-3, 5e-3, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    });
    this.failures = new Counter({
      name: 'history_failures_total',
      help: 'Failed attempts to open, write or prune the history store',
      registers: [registry],
    });
  }

  observe(figures: () => HistoryFigures): void {
    const registers = [this.registry];
    new Gauge({
      name: 'history_usable',
      help: '1 while what is no longer in memory can be read from the history store',
      registers,
      collect() {
        this.set(figures().isUsable ? 1 : 0);
      },
    });
    new Gauge({
      name: 'history_queue_records',
      help: 'Records that wait to be stored',
      registers,
      collect() {
        this.set(figures().waiting);
      },
    });
    new Gauge({
      name: 'history_records',
      help: 'Records in the history store',
      registers,
      collect() {
        this.set(figures().rows);
      },
    });
    new Gauge({
      name: 'history_sequence',
      help: 'Sequence up to which everything is in the history store',
      registers,
      collect() {
        this.set(figures().storedSequence);
      },
    });
  }
}

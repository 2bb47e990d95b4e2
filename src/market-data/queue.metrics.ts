import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { QueuePublisher } from './queue.publisher';

/** What following queues for readers of the order by order feed takes. */
@Injectable()
export class QueueMetrics {
  constructor(registry: Registry, publisher: QueuePublisher) {
    new Gauge({
      name: 'book_queue_orders',
      help: 'Resting orders followed for readers of the order by order feed',
      labelNames: ['symbol'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [symbol, orders] of publisher.followed()) this.set({ symbol }, orders);
      },
    });
  }
}

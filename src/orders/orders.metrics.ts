import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import type { CoreEvent, OrderAccepted } from '../core/events/events';
import { timeInForceWord, typeWord } from '../instruments/order-words';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';

/**
 * Counts orders by type and result and refused commands by code. Counts are kept in plain maps and
 * handed to the metrics library when it is read, which keeps label handling out of the hot path.
 */
@Injectable()
export class OrdersMetrics {
  private readonly orders = new Map<string, number>();
  private readonly rejects = new Map<string, number>();

  constructor(engine: MatchingEngineService, registry: Registry) {
    engine.outcomes$.subscribe((outcome) => this.count(outcome));
    const { orders, rejects } = this;
    new Counter({
      name: 'orders_total',
      help: 'Orders submitted, by type, time in force and what became of them at once',
      labelNames: ['type', 'time_in_force', 'result'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [key, count] of orders) {
          const [type, timeInForce, result] = key.split(' ');
          this.inc({ type, time_in_force: timeInForce, result }, count);
        }
      },
    });
    new Counter({
      name: 'rejects_total',
      help: 'Commands refused by the engine, by kind of command and code',
      labelNames: ['command', 'code'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [key, count] of rejects) {
          const [command, code] = key.split(' ');
          this.inc({ command, code }, count);
        }
      },
    });
  }

  private count({ command, events }: Outcome): void {
    const [first] = events;
    if (first?.kind === 'command_rejected')
      increment(this.rejects, `${command.kind} ${first.code}`);
    if (first?.kind !== 'order_accepted') return;
    const { type, timeInForce } = first;
    const result = resultOf(first, events);
    increment(this.orders, `${typeWord(type)} ${timeInForceWord(timeInForce)} ${result}`);
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What became of a new order by the end of its own command. */
function resultOf(order: OrderAccepted, events: readonly CoreEvent[]): string {
  let filled = 0;
  for (const event of events) {
    if (event.kind === 'trade' && event.takerOrderId === order.orderId) filled += event.quantity;
    if (event.kind === 'order_cancelled' && event.orderId === order.orderId) return event.reason;
  }
  if (filled === order.quantity) return 'filled';
  return filled > 0 ? 'partially_filled' : 'open';
}

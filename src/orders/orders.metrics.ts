import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { SHAPES, packShape, timeInForceOf, typeOf } from '../codec/terms-codec';
import type { CoreEvent, OrderAccepted } from '../core/events/events';
import { Side } from '../core/types/side';
import { selfTradePreventionWord, timeInForceWord, typeWord } from '../instruments/order-words';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { AccountPushes } from './account-pushes';
import { OrdersProjection } from './orders.projection';

/** Label values joined by spaces → count. */
type Counts = Map<string, number>;

/** Label values and their count. */
type Row = readonly [values: readonly string[], count: number];

/** What became of orders at once → counts, by the type and time in force that they have. */
type CountsByResult = Map<string, Float64Array>;

interface CounterSetup {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/**
 * Counts orders by type and result, refused commands by code, and what happened to orders later.
 * Counts are kept in plain maps and handed to the metrics library when it is read, which keeps
 * label handling out of the hot path.
 */
@Injectable()
export class OrdersMetrics {
  private readonly accepted: CountsByResult = new Map();
  private readonly rejects: Counts;
  private readonly triggered: Counts;
  private readonly expired: Counts;
  private readonly prevented: Counts;

  constructor(
    engine: MatchingEngineService,
    private readonly orders: OrdersProjection,
    private readonly registry: Registry,
    private readonly pushes: AccountPushes,
  ) {
    const acceptedSetup = {
      name: 'orders_total',
      help: 'Orders accepted, by type, time in force and what became of them at once',
      labels: ['type', 'time_in_force', 'result'],
    };
    this.show(acceptedSetup, () => acceptedRows(this.accepted));
    this.rejects = this.counter({
      name: 'rejects_total',
      help: 'Commands refused by the engine, by kind of command and code',
      labels: ['command', 'code'],
    });
    this.triggered = this.counter({
      name: 'orders_triggered_total',
      help: 'Pending orders that became active',
      labels: ['symbol'],
    });
    this.expired = this.counter({
      name: 'orders_expired_total',
      help: 'Orders that reached their deadline',
      labels: ['symbol'],
    });
    this.prevented = this.counter({
      name: 'prevented_matches_total',
      help: 'Matches that self-trade prevention kept from trading',
      labels: ['symbol', 'mode'],
    });
    this.showPending();
    this.showKeptPushes();
    engine.liveOutcomes$.subscribe((outcome) => this.count(outcome));
  }

  private counter(setup: CounterSetup): Counts {
    const counts: Counts = new Map();
    this.show(setup, () => rowsOf(counts));
    return counts;
  }

  /** @param rows all counts, asked for whenever the metrics are read */
  private show({ name, help, labels }: CounterSetup, rows: () => Iterable<Row>): void {
    new Counter({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [values, count] of rows()) {
          const entries = labels.map((label, place) => [label, values[place]]);
          this.inc(Object.fromEntries(entries) as Record<string, string>, count);
        }
      },
    });
  }

  private showPending(): void {
    const { pendingCounts } = this.orders;
    new Gauge({
      name: 'orders_pending',
      help: 'Orders that wait for their trigger or for the order they depend on',
      labelNames: ['symbol'],
      registers: [this.registry],
      collect() {
        for (const [symbol, count] of pendingCounts) this.set({ symbol }, count);
      },
    });
  }

  private showKeptPushes(): void {
    const { pushes } = this;
    new Gauge({
      name: 'account_pushes_kept',
      help: 'Pushes of accounts that are kept, so that clients may resume',
      registers: [this.registry],
      collect() {
        this.set(pushes.size);
      },
    });
  }

  private count({ command, events }: Outcome): void {
    for (const event of events) {
      if (event.kind === 'command_rejected') {
        increment(this.rejects, `${command.kind} ${event.code}`);
      } else this.countEvent(event);
    }
  }

  private countAccepted({ type, timeInForce }: OrderAccepted, result: string): void {
    let counts = this.accepted.get(result);
    if (counts === undefined) this.accepted.set(result, (counts = new Float64Array(SHAPES)));
    counts[packShape({ side: Side.Buy, type, timeInForce })]++;
  }

  private countEvent(event: CoreEvent): void {
    switch (event.kind) {
      case 'order_accepted': {
        const { status, reason } = this.orders.get(event.orderId);
        return this.countAccepted(event, status === 'cancelled' ? String(reason) : status);
      }
      case 'order_triggered':
        return increment(this.triggered, event.symbol);
      case 'order_cancelled':
        if (event.reason === 'expired') increment(this.expired, event.symbol);
        return;
      case 'match_prevented':
        return increment(this.prevented, `${event.symbol} ${selfTradePreventionWord(event.mode)}`);
    }
  }
}

function* rowsOf(counts: Counts): Generator<Row> {
  for (const [key, count] of counts) yield [key.split(' '), count];
}

function* acceptedRows(accepted: CountsByResult): Generator<Row> {
  for (const [result, counts] of accepted) {
    for (const [shape, count] of counts.entries()) {
      if (count === 0) continue;
      yield [[typeWord(typeOf(shape)), timeInForceWord(timeInForceOf(shape)), result], count];
    }
  }
}

function increment(counts: Counts, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** R17, R19: numbers of waiting orders that no drawing could hold. */
import type { Command, SequencedCommand, SubmitOrder } from '../../src/core/commands/commands';
import { NO_INSTRUCTIONS, type Instructions } from '../../src/core/commands/instructions';
import { MatchingEngine } from '../../src/core/engine/matching-engine';
import { EventCollector } from '../../src/core/events/event-collector';
import type { CoreEvent } from '../../src/core/events/events';
import { DEFAULT_LIMITS, type Instrument } from '../../src/core/instrument/instrument';
import { TradingState } from '../../src/core/instrument/trading-state';
import { OrderType, TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import type { Lots, Ticks } from '../../src/core/types/units';

const COUNT = 50_000;
const SYMBOL = 'BTC-USD';
const TERMS = { symbol: SYMBOL, base: 'BTC', quote: 'USD', tickSize: '1', lotSize: '1' };

class Crowd {
  private readonly collector = new EventCollector();
  private readonly engine = new MatchingEngine(this.collector);
  private sequence = 0;

  constructor() {
    const instrument: Instrument = { ...TERMS, ...DEFAULT_LIMITS };
    this.apply({ kind: 'list_instrument', instrument, state: TradingState.Open });
  }

  limit(side: Side, price: number): CoreEvent[] {
    return this.apply(order({ side, price: price as Ticks }));
  }

  stop(triggerPrice: number): CoreEvent[] {
    return this.instructed(OrderType.Stop, { triggerPrice: triggerPrice as Ticks });
  }

  trailingStop(distance: number): CoreEvent[] {
    return this.instructed(OrderType.TrailingStop, { trailingAmount: distance as Ticks });
  }

  private instructed(type: OrderType, asked: Partial<Instructions>): CoreEvent[] {
    const instructions = { ...NO_INSTRUCTIONS, ...asked };
    return this.apply(order({ side: Side.Sell, type, instructions }));
  }

  private apply(command: Command): CoreEvent[] {
    this.engine.apply({ sequence: ++this.sequence, time: 1, command } as SequencedCommand);
    return this.collector.take();
  }
}

function order(terms: Partial<SubmitOrder>): SubmitOrder {
  return {
    kind: 'submit_order',
    symbol: SYMBOL,
    accountId: '',
    clientOrderId: '',
    side: Side.Buy,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: 0 as Ticks,
    quantity: 1 as Lots,
    instructions: null,
    ...terms,
  };
}

function count(events: readonly CoreEvent[], kind: CoreEvent['kind']): number {
  return events.filter((event) => event.kind === kind).length;
}

test('R17 trap: a cascade in which every stop triggers the next overflows no stack', () => {
  const crowd = new Crowd();
  for (let price = 1; price <= COUNT; price++) {
    crowd.limit(Side.Buy, price);
    crowd.stop(price);
  }
  const events = crowd.limit(Side.Sell, COUNT);
  expect(count(events, 'order_triggered')).toBe(COUNT);
  expect(count(events, 'trade')).toBe(COUNT);
  expect(count(events, 'bbo_changed')).toBe(1);
});

test('R17 trap: stops that one price triggers all together overflow no stack', () => {
  const crowd = new Crowd();
  for (let i = 0; i < COUNT; i++) crowd.stop(100);
  crowd.limit(Side.Buy, 100);
  const events = crowd.limit(Side.Sell, 100);
  expect(count(events, 'order_triggered')).toBe(COUNT);
  expect(count(events, 'order_cancelled')).toBe(COUNT);
});

test('R19 more than 1000 trailing stops of one instrument do not wait: book_full', () => {
  const crowd = new Crowd();
  for (let i = 1; i <= 1000; i++) expect(count(crowd.trailingStop(i), 'order_accepted')).toBe(1);
  expect(crowd.trailingStop(1)).toEqual([{ kind: 'command_rejected', code: 'book_full' }]);
  expect(count(crowd.stop(100), 'order_accepted')).toBe(1);
});

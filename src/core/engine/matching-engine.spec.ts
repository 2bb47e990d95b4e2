import type { Command, SequencedCommand, SubmitOrder } from '../commands/commands';
import type { EngineListener } from '../events/engine-listener';
import { EventCollector } from '../events/event-collector';
import { DEFAULT_LIMITS, type Instrument } from '../instrument/instrument';
import { NO_ORDER_ID, type OrderId } from '../types/ids';
import { InvariantViolation } from '../types/invariant';
import { OrderType, TimeInForce } from '../types/order-terms';
import { Side } from '../types/side';
import { MAX_UNITS, type Lots, type Ticks } from '../types/units';
import { MatchingEngine } from './matching-engine';
import type { EngineSnapshot, OrderSnapshot } from './snapshot';

const instrument: Instrument = {
  symbol: 'BTC-USD',
  base: 'BTC',
  quote: 'USD',
  tickSize: '0.01',
  lotSize: '0.001',
  ...DEFAULT_LIMITS,
};
const listing: Command = { kind: 'list_instrument', instrument, state: 'open' };

function order(terms: Partial<SubmitOrder> = {}): SubmitOrder {
  return {
    kind: 'submit_order',
    symbol: 'BTC-USD',
    accountId: '',
    clientOrderId: '',
    side: Side.Buy,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: 100 as Ticks,
    quantity: 5 as Lots,
    instructions: null,
    ...terms,
  };
}

function cancel(orderId: number): Command {
  const reference = { symbol: 'BTC-USD', accountId: '', clientOrderId: '' };
  return { kind: 'cancel_order', ...reference, orderId: orderId as OrderId };
}

function at(sequence: number, command: Command, time = sequence): SequencedCommand {
  return { sequence, time, command } as SequencedCommand;
}

function listedEngine(listener: EngineListener = new EventCollector()): MatchingEngine {
  const engine = new MatchingEngine(listener);
  engine.apply(at(1, listing));
  return engine;
}

describe('the log', () => {
  test('moves sequence and time, also when a command is refused', () => {
    const engine = new MatchingEngine(new EventCollector());
    expect([engine.sequence, engine.time]).toEqual([0, 0]);
    engine.apply(at(1, listing, 500));
    engine.apply(at(2, cancel(77), 500));
    expect([engine.sequence, engine.time]).toEqual([2, 500]);
  });

  test.each([
    ['a gap', at(3, cancel(1)), 'gap in the log at 3'],
    ['a repetition', at(1, cancel(1)), 'gap in the log at 1'],
    ['time that runs backwards', at(2, cancel(1), 0), 'time runs backwards at 2'],
  ])('%s is a broken invariant and changes nothing', (_, entry, message) => {
    const engine = listedEngine();
    const before = engine.stateHash();
    expect(() => engine.apply(entry)).toThrow(new InvariantViolation(message));
    expect(engine.stateHash()).toBe(before);
    expect(engine.isIntact).toBe(true);
    engine.apply(at(2, order()));
    expect(engine.sequence).toBe(2);
  });
});

describe('a failure while a command is applied', () => {
  class Failing extends EventCollector {
    override orderAccepted(): void {
      throw new Error('after the first change');
    }
    override commandRejected(): void {
      throw new Error('before any change');
    }
  }

  test('before any change leaves the engine intact', () => {
    const engine = listedEngine(new Failing());
    expect(() => engine.apply(at(2, cancel(9)))).toThrow('before any change');
    expect(engine.isIntact).toBe(true);
    engine.apply(at(3, { kind: 'set_trading_state', symbol: 'BTC-USD', state: 'halted' }));
    expect(engine.sequence).toBe(3);
  });

  test('after a change stops the engine until its state is rebuilt', () => {
    const engine = listedEngine(new Failing());
    const saved = engine.snapshot();
    expect(() => engine.apply(at(2, order()))).toThrow('after the first change');
    expect(engine.isIntact).toBe(false);
    expect(() => engine.apply(at(3, cancel(9)))).toThrow(InvariantViolation);
    engine.restore(saved);
    expect(engine.isIntact).toBe(true);
    expect(engine.stateHash()).toBe(listedEngine().stateHash());
  });
});

describe('restoring', () => {
  test('refuses a snapshot of another version', () => {
    const snapshot = { ...listedEngine().snapshot(), version: 0 } as unknown as EngineSnapshot;
    expect(() => new MatchingEngine(new EventCollector()).restore(snapshot)).toThrow('version 0');
  });

  test('tells apart ids that share their low 32 bits', () => {
    const events = new EventCollector();
    const engine = listedEngine(events);
    const ids = [5, 2 ** 32 + 5, 2 ** 33 + 5];
    engine.restore(withOrders(engine.snapshot(), ids));
    events.take();
    engine.apply(at(2, cancel(2 ** 32 + 5)));
    engine.apply(at(3, cancel(2 ** 32 + 5)));
    engine.apply(at(4, cancel(2 ** 34 + 5)));
    engine.apply(at(5, cancel(5)));
    engine.apply(at(6, order()));
    const orderEvents = events.take().filter((event) => !/level|bbo/.test(event.kind));
    expect(orderEvents).toMatchObject([
      { kind: 'order_cancelled', orderId: 2 ** 32 + 5 },
      { kind: 'command_rejected', code: 'order_not_found' },
      { kind: 'command_rejected', code: 'order_not_found' },
      { kind: 'order_cancelled', orderId: 5 },
      { kind: 'order_accepted', orderId: 2 ** 33 + 6 },
      { kind: 'order_rested' },
    ]);
  });
});

function withOrders(snapshot: EngineSnapshot, ids: readonly number[]): EngineSnapshot {
  const orders = ids.map((orderId) => {
    const { kind: _kind, symbol: _symbol, instructions: details, ...terms } = order();
    return { ...terms, orderId, remaining: terms.quantity, details } as OrderSnapshot;
  });
  const symbols = [{ ...snapshot.symbols[0], orders }];
  return { ...snapshot, lastOrderId: Math.max(...ids), symbols };
}

describe('listing', () => {
  test('is announced once; the same terms again change nothing, other terms are refused', () => {
    const events = new EventCollector();
    const engine = listedEngine(events);
    expect(events.take()).toEqual([{ kind: 'instrument_listed', instrument, state: 'open' }]);
    const before = engine.snapshot().symbols;
    engine.apply(
      at(2, { kind: 'list_instrument', instrument: { ...instrument }, state: 'halted' }),
    );
    expect(events.take()).toEqual([]);
    const other = { ...instrument, maxPrice: 7 as Ticks };
    engine.apply(at(3, { kind: 'list_instrument', instrument: other, state: 'open' }));
    expect(events.take()).toEqual([{ kind: 'command_rejected', code: 'instrument_conflict' }]);
    expect(engine.snapshot().symbols).toEqual(before);
  });

  test('refuses limits that are not sound', () => {
    const events = new EventCollector();
    const engine = new MatchingEngine(events);
    const unsound = { ...instrument, maxOpenOrders: 0 };
    engine.apply(at(1, { kind: 'list_instrument', instrument: unsound, state: 'open' }));
    expect(events.take()).toEqual([{ kind: 'command_rejected', code: 'invalid_instrument' }]);
    expect(engine.snapshot().symbols).toEqual([]);
  });

  test('takes the trading state it is listed with', () => {
    const events = new EventCollector();
    const engine = new MatchingEngine(events);
    engine.apply(at(1, { kind: 'list_instrument', instrument, state: 'halted' }));
    events.take();
    engine.apply(at(2, order()));
    expect(events.take()).toEqual([{ kind: 'command_rejected', code: 'market_halted' }]);
  });
});

test('an order named by nothing at all is not found', () => {
  const events = new EventCollector();
  const engine = listedEngine(events);
  engine.apply(at(2, order()));
  events.take();
  engine.apply(at(3, cancel(NO_ORDER_ID)));
  expect(events.take()).toEqual([{ kind: 'command_rejected', code: 'order_not_found' }]);
});

test('levels next to the largest price there is are found among many', () => {
  const events = new EventCollector();
  const engine = new MatchingEngine(events);
  const terms = { ...instrument, maxPrice: MAX_UNITS as Ticks };
  const offsets = Array.from({ length: 24 }, (_, i) => i);
  const prices = [...offsets, ...offsets.map((offset) => offset + 1024), 24, 25];
  engine.apply(at(1, { kind: 'list_instrument', instrument: terms, state: 'open' }));
  prices.forEach((offset, i) => {
    engine.apply(at(i + 2, order({ price: (MAX_UNITS - offset) as Ticks })));
  });
  const resting = engine.snapshot().symbols[0].orders.map(({ price }) => MAX_UNITS - price);
  expect(resting).toEqual([...prices].sort((a, b) => a - b));
});

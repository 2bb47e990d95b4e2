import { ProblemError } from '../common/problem/problem-error';
import { NO_INSTRUCTIONS, type Instructions } from '../core/commands/instructions';
import { DEFAULT_LIMITS } from '../core/instrument/instrument';
import { PostOnly, SelfTradePrevention } from '../core/types/order-terms';
import type { Lots, Micros, Ticks } from '../core/types/units';
import { ListedInstrument } from '../instruments/listed-instrument';
import type { SubmitOrderRequest } from './dto/submit-order.request';
import { toSubmitOrder } from './order-command.mapper';

const names = { symbol: 'BTC-USDT', base: 'BTC', quote: 'USDT' };
const steps = { tickSize: '0.25', lotSize: '0.001' };
const instrument = new ListedInstrument({ ...names, ...steps, ...DEFAULT_LIMITS }, 'open');

const LIMIT: SubmitOrderRequest = {
  symbol: 'BTC-USDT',
  side: 'buy',
  type: 'limit',
  quantity: '0.5',
  price: '100.25',
};

interface Refusal {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

function refusalsOf(attempt: () => unknown): Refusal[] {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, errors = [] } = error;
    return errors.map(({ field, message }) => ({ code, field, message }));
  }
  throw new Error('nothing was refused');
}

describe('instructions in core units', () => {
  const submit = (change: Partial<SubmitOrderRequest>) =>
    toSubmitOrder({ ...LIMIT, ...change }, instrument);

  test.each<Partial<SubmitOrderRequest>>([
    {},
    { postOnly: false },
    { timeInForce: 'day' },
    { selfTradePrevention: 'none' },
    { accountId: 'alice' },
    { accountId: 'alice', selfTradePrevention: 'cancel_newest' },
  ])('%j asks for nothing', (change) => {
    expect(submit(change).instructions).toBeNull();
  });

  test.each<[Partial<SubmitOrderRequest>, Partial<Instructions>]>([
    [
      { timeInForce: 'gtd', expireTime: '2026-01-02T03:04:05.123456Z' },
      { expireTime: 1_767_323_045_123_456 as Micros },
    ],
    [{ postOnly: true }, { postOnly: PostOnly.Reject }],
    [{ postOnly: 'reject' }, { postOnly: PostOnly.Reject }],
    [{ postOnly: 'slide' }, { postOnly: PostOnly.Slide }],
    [{ minQuantity: '0.2' }, { minQuantity: 200 as Lots }],
    [{ displayQuantity: '0.5' }, { displayQuantity: 500 as Lots }],
    [{ quantity: undefined, quoteQuantity: '100' }, { quoteQuantity: 400_000 }],
    [{ protectionPrice: '0.25' }, { protectionPrice: 1 as Ticks }],
    [{ triggerPrice: '99' }, { triggerPrice: 396 as Ticks }],
    [{ trailingDelta: 50 }, { trailingDelta: 50 }],
    [{ trailingAmount: '1.5' }, { trailingAmount: 6 as Ticks }],
    [
      { selfTradePrevention: 'cancel_newest' },
      { selfTradePrevention: SelfTradePrevention.CancelNewest },
    ],
    [
      { accountId: 'alice', selfTradePrevention: 'none' },
      { selfTradePrevention: SelfTradePrevention.None },
    ],
    [
      { accountId: 'alice', tradeGroup: 'desk' },
      { tradeGroup: 'desk', selfTradePrevention: SelfTradePrevention.CancelNewest },
    ],
  ])('%j asks for %j and nothing else', (change, asked) => {
    const { instructions } = submit(change);
    const { None } = SelfTradePrevention;
    expect(instructions).toEqual({ ...NO_INSTRUCTIONS, selfTradePrevention: None, ...asked });
  });

  test.each<[Partial<SubmitOrderRequest>, code: string, field: string, message: string]>([
    [
      { triggerPrice: '0.1' },
      'price_not_on_tick',
      'triggerPrice',
      'triggerPrice must be a multiple of 0.25, with at most 2 decimals',
    ],
    [
      { triggerPrice: '250000000000.25' },
      'price_out_of_range',
      'triggerPrice',
      "triggerPrice must not be above the instrument's maxPrice",
    ],
    [
      { protectionPrice: '250000000000.25' },
      'price_out_of_range',
      'protectionPrice',
      "protectionPrice must not be above the instrument's maxPrice",
    ],
    [
      { minQuantity: '0.0001' },
      'quantity_not_on_lot',
      'minQuantity',
      'minQuantity must be a multiple of 0.001, with at most 3 decimals',
    ],
    [
      { minQuantity: '0.501' },
      'invalid_request',
      'minQuantity',
      'minQuantity must not be more than quantity',
    ],
    [
      { displayQuantity: '1' },
      'invalid_request',
      'displayQuantity',
      'displayQuantity must not be more than quantity',
    ],
    [
      { quantity: undefined, quoteQuantity: '0.0001' },
      'invalid_request',
      'quoteQuantity',
      'quoteQuantity must be a multiple of 0.00025, with at most 5 decimals',
    ],
    [
      { quantity: undefined, quoteQuantity: '9999999999999999' },
      'invalid_request',
      'quoteQuantity',
      'quoteQuantity must be at most 2251799813685.24775',
    ],
  ])('%j is refused: %s', (change, code, field, message) => {
    expect(refusalsOf(() => submit(change))).toEqual([{ code, field, message }]);
  });
});

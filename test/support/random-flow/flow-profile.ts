/**
 * What one random run is like. Weights are drawn anew for every run and some features are off
 * altogether (swarm testing), so that each run presses hard on a few things.
 */
import type { Instrument } from '../../../src/core/instrument/instrument';
import { TradingState } from '../../../src/core/instrument/trading-state';
import { SelfTradePrevention } from '../../../src/core/types/order-terms';
import type { Lots, Ticks } from '../../../src/core/types/units';
import { MAX_UNITS } from '../../../src/core/types/units';
import type { Random } from './random';

/** Kinds of single orders. */
export const ORDER_KINDS = [
  'limit',
  'market',
  'ioc',
  'fok',
  'marketFok',
  'quote',
  'stop',
  'stopLimit',
  'takeProfit',
  'takeProfitLimit',
  'trailingStop',
] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export type Action =
  | OrderKind
  | 'list'
  | 'cancelList'
  | 'repeat'
  | 'cancel'
  | 'replace'
  | 'massCancel'
  | 'tradingState'
  | 'listInstrument'
  | 'advanceTime';

/** How often in a hundred orders that could ask for something do. */
export interface Features {
  /** gtd and day. */
  readonly timed: number;
  readonly postOnly: number;
  readonly minQuantity: number;
  readonly iceberg: number;
  readonly protection: number;
  /** Instructions that say what the default would be. */
  readonly explicit: number;
  readonly grouped: number;
  /** Requests that contradict themselves or hold no number. */
  readonly spoiled: number;
}

export interface FlowProfile {
  readonly instruments: readonly Instrument[];
  /** The empty text stands for no account. */
  readonly accounts: readonly string[];
  /** Names that accounts choose client order ids from; few names collide often. */
  readonly names: readonly string[];
  readonly namedPercent: number;
  readonly clientOrderIdWindow: number;
  readonly actions: Readonly<Record<Action, number>>;
  readonly features: Features;
  readonly preventions: readonly SelfTradePrevention[];
  readonly states: readonly TradingState[];
  /** Price of the middle of the flow and how far orders stray from it. */
  readonly middle: number;
  readonly spread: number;
  /** How often a limit order is priced to rest away from the middle. */
  readonly passivePercent: number;
  readonly quantities: 'tiny' | 'mixed' | 'huge';
  /** When it starts, in microseconds, and how often time jumps. */
  readonly start: number;
  readonly jumpPercent: number;
}

const ACCOUNTS = ['', 'alice', 'bob', '__proto__', 'constructor', 'Zoë'];
const NAMES = ['x1', 'x2', 'x3', '__proto__', 'toString', 'x6', 'x7', 'x8', 'x9', 'x10'];
const DAY = 86_400_000_000;
const STARTS = [1_700_000_000_000_000, 19_675 * DAY - 3, 19_675 * DAY, 1, 0];

export function drawProfile(random: Random): FlowProfile {
  const quantities = random.pick(['tiny', 'tiny', 'tiny', 'mixed', 'mixed', 'huge'] as const);
  const spread = random.pick([1, 2, 4, 4, 10, 40, 1000]);
  const middle = random.chance(15) ? random.pick([1, 2, 5000, MAX_UNITS - 20]) : 2000;
  return {
    instruments: drawInstruments(random, { huge: quantities === 'huge', middle, spread }),
    accounts: drawAccounts(random),
    names: NAMES.slice(0, random.between(1, NAMES.length)),
    namedPercent: random.pick([0, 0, 10, 30, 80]),
    clientOrderIdWindow: random.pick([1, 2, 3, 7, 10_000]),
    actions: drawActions(random),
    features: drawFeatures(random),
    preventions: drawSome(random, Object.values(SelfTradePrevention)),
    states: drawSome(random, Object.values(TradingState)),
    middle,
    spread,
    passivePercent: random.pick([0, 40, 70, 95]),
    quantities,
    start: random.pick(STARTS),
    jumpPercent: random.pick([0, 10, 40]),
  };
}

/** Many levels and orders, with little else going on: storage grows, the tree fills. */
export function deepProfile(random: Random): FlowProfile {
  const drawn = drawProfile(random);
  const off = Object.fromEntries(Object.keys(drawn.actions).map((action) => [action, 0]));
  const on = { limit: 60, market: 1, ioc: 2, fok: 1, cancel: 12, replace: 10, stop: 8 };
  return {
    ...drawn,
    instruments: [instrument('DEEP-USD', {})],
    namedPercent: 10,
    clientOrderIdWindow: 50,
    actions: { ...off, ...on, stopLimit: 8, trailingStop: 4, list: 3 } as FlowProfile['actions'],
    features: { ...drawn.features, timed: 2, spoiled: 0 },
    middle: 2000,
    spread: 1500,
    passivePercent: 90,
    quantities: 'tiny',
    jumpPercent: 0,
  };
}

/** Hundreds of conditional orders close together, set off by few trades (R17). */
export function cascadeProfile(random: Random): FlowProfile {
  const drawn = drawProfile(random);
  const off = Object.fromEntries(Object.keys(drawn.actions).map((action) => [action, 0]));
  const stops = {
    stop: 25,
    stopLimit: 15,
    takeProfit: 5,
    takeProfitLimit: 5,
    trailingStop: random.pick([30, 30, 500]),
  };
  return {
    ...drawn,
    instruments: [instrument('FALL-USD', {})],
    actions: { ...off, ...stops, limit: 25, market: 1, list: 6, cancel: 3 } as never,
    features: { ...drawn.features, timed: 0, spoiled: 0 },
    middle: 2000,
    spread: random.pick([12, 60, 400]),
    passivePercent: 95,
    quantities: 'tiny',
    jumpPercent: 0,
  };
}

/** One auction after the other, with conditional orders and lists placed in between. */
export function auctionProfile(random: Random): FlowProfile {
  const drawn = drawProfile(random);
  const on = { limit: 60, stop: 6, stopLimit: 6, trailingStop: 4, list: 8, replace: 8, cancel: 2 };
  return {
    ...drawn,
    actions: { ...drawn.actions, ...on, tradingState: 12 },
    states: [TradingState.Auction, TradingState.Auction, random.pick(Object.values(TradingState))],
    spread: random.pick([2, 5, 20]),
    passivePercent: random.pick([0, 30]),
    quantities: 'tiny',
  };
}

function drawAccounts(random: Random): string[] {
  if (random.chance(25)) return [''];
  const first = random.between(0, 2);
  return ACCOUNTS.slice(first, first + random.between(1, 4));
}

function drawActions(random: Random): Record<Action, number> {
  const often = () => random.pick([0, 1, 5, 20]);
  const sometimes = () => random.pick([0, 0, 2, 8, 25]);
  const seldom = () => random.pick([0, 0, 1, 2]);
  return {
    limit: random.pick([20, 40, 80]),
    ...{ market: often(), ioc: often(), fok: often(), marketFok: seldom(), quote: sometimes() },
    ...{ stop: sometimes(), stopLimit: sometimes(), trailingStop: sometimes() },
    ...{ takeProfit: sometimes(), takeProfitLimit: sometimes() },
    ...{ list: sometimes(), cancelList: seldom(), repeat: often() },
    ...{ cancel: often(), replace: often(), massCancel: seldom() },
    ...{ tradingState: random.pick([0, 0, 1, 2, 8]), listInstrument: seldom() },
    advanceTime: seldom(),
  };
}

function drawFeatures(random: Random): Features {
  const percent = () => random.pick([0, 0, 10, 30, 70]);
  return {
    ...{ timed: percent(), postOnly: percent(), minQuantity: random.pick([0, 0, 10, 30]) },
    ...{ iceberg: percent(), protection: percent(), explicit: percent(), grouped: percent() },
    spoiled: random.pick([0, 2, 5]),
  };
}

/** At least one of them. */
function drawSome<T>(random: Random, all: readonly T[]): T[] {
  const some = all.filter(() => random.chance(50));
  return some.length === 0 ? [random.pick(all)] : some;
}

function drawInstruments(
  random: Random,
  { huge, middle, spread }: { huge: boolean; middle: number; spread: number },
): Instrument[] {
  const symbols = ['BTC-USD', 'ETH-USD', 'SOL-USD'].slice(0, random.pick([1, 1, 2, 3]));
  return symbols.map((symbol) =>
    instrument(symbol, {
      minQuantity: random.pick([1, 1, 1, 1, 1, 1, 2]) as Lots,
      maxQuantity: (huge ? MAX_UNITS : random.pick([1000, 1_000_000, 1_000_001])) as Lots,
      maxPrice: (middle > 5000
        ? MAX_UNITS
        : middle + random.pick([Math.ceil(spread / 2), 2 * spread, 10_000])) as Ticks,
      minNotional: middle > 5000 ? 0 : random.pick([0, 0, 0, 0, 2 * middle]),
      maxOpenOrders: random.chance(88) ? 1_000_000 : random.pick([30, 12, 1]),
    }),
  );
}

function instrument(symbol: string, limits: Partial<Instrument>): Instrument {
  const [base, quote] = symbol.split('-');
  return {
    ...{ symbol, base, quote, tickSize: '0.01', lotSize: '0.001' },
    minQuantity: 1 as Lots,
    maxQuantity: 1_000_000 as Lots,
    maxPrice: 1_000_000 as Ticks,
    minNotional: 0,
    maxOpenOrders: 1_000_000,
    ...limits,
  };
}

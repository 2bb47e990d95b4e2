/**
 * What one random run is like. Weights are drawn anew for every run and some features are off
 * altogether (swarm testing), so that each run presses hard on a few things.
 */
import type { Instrument } from '../../../src/core/instrument/instrument';
import type { Lots, Ticks } from '../../../src/core/types/units';
import { MAX_UNITS } from '../../../src/core/types/units';
import type { Random } from './random';

export type Action =
  | 'limit'
  | 'market'
  | 'ioc'
  | 'fok'
  | 'marketFok'
  | 'repeat'
  | 'cancel'
  | 'replace'
  | 'massCancel'
  | 'tradingState'
  | 'list';

export interface FlowProfile {
  readonly instruments: readonly Instrument[];
  /** The empty text stands for no account. */
  readonly accounts: readonly string[];
  /** Names that accounts choose client order ids from; few names collide often. */
  readonly names: readonly string[];
  readonly namedPercent: number;
  readonly clientOrderIdWindow: number;
  readonly actions: Readonly<Record<Action, number>>;
  /** Price of the middle of the flow and how far orders stray from it. */
  readonly middle: number;
  readonly spread: number;
  /** How often a limit order is priced to rest away from the middle. */
  readonly passivePercent: number;
  readonly quantities: 'tiny' | 'mixed' | 'huge';
}

const ACCOUNTS = ['', 'alice', 'bob', '__proto__', 'constructor', 'Zoë'];
const NAMES = ['x1', 'x2', 'x3', '__proto__', 'toString', 'x6', 'x7', 'x8', 'x9', 'x10'];

export function drawProfile(random: Random): FlowProfile {
  const quantities = random.pick(['tiny', 'tiny', 'mixed', 'huge'] as const);
  const spread = random.pick([1, 2, 4, 4, 10, 40, 1000]);
  const middle = random.chance(20) ? random.pick([1, 2, 5000, MAX_UNITS - 20]) : 2000;
  return {
    instruments: drawInstruments(random, { huge: quantities === 'huge', middle }),
    accounts: drawAccounts(random),
    names: NAMES.slice(0, random.between(1, NAMES.length)),
    namedPercent: random.pick([0, 0, 30, 80]),
    clientOrderIdWindow: random.pick([1, 2, 3, 7, 10_000]),
    actions: drawActions(random),
    middle,
    spread,
    passivePercent: random.pick([0, 40, 70, 95]),
    quantities,
  };
}

/** Many levels and orders, with little else going on: storage grows, the tree fills. */
export function deepProfile(random: Random): FlowProfile {
  const off = { marketFok: 0, repeat: 0, massCancel: 0, tradingState: 0, list: 0 };
  return {
    ...drawProfile(random),
    instruments: [instrument('DEEP-USD', {})],
    namedPercent: 10,
    clientOrderIdWindow: 50,
    actions: { limit: 60, market: 1, ioc: 2, fok: 1, cancel: 15, replace: 10, ...off },
    middle: 2000,
    spread: 1500,
    passivePercent: 90,
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
  const seldom = () => random.pick([0, 0, 1, 2]);
  return {
    limit: random.pick([20, 40, 80]),
    market: often(),
    ioc: often(),
    fok: often(),
    marketFok: seldom(),
    repeat: often(),
    cancel: often(),
    replace: often(),
    massCancel: seldom(),
    tradingState: seldom(),
    list: seldom(),
  };
}

function drawInstruments(
  random: Random,
  { huge, middle }: { huge: boolean; middle: number },
): Instrument[] {
  const symbols = ['BTC-USD', 'ETH-USD', 'SOL-USD'].slice(0, random.pick([1, 1, 2, 3]));
  return symbols.map((symbol) =>
    instrument(symbol, {
      minQuantity: random.pick([1, 1, 1, 3]) as Lots,
      maxQuantity: (huge ? MAX_UNITS : random.pick([10, 100, 1_000_000])) as Lots,
      maxPrice: (middle > 5000 ? MAX_UNITS : random.pick([5000, 2003, MAX_UNITS])) as Ticks,
      minNotional: random.pick([0, 0, 0, 6000]),
      maxOpenOrders: random.pick([1_000_000, 1_000_000, 12, 1]),
    }),
  );
}

function instrument(symbol: string, limits: Partial<Instrument>): Instrument {
  const [base, quote] = symbol.split('-');
  return {
    symbol,
    base,
    quote,
    tickSize: '0.01',
    lotSize: '0.001',
    minQuantity: 1 as Lots,
    maxQuantity: 1_000_000 as Lots,
    maxPrice: 1_000_000 as Ticks,
    minNotional: 0,
    maxOpenOrders: 1_000_000,
    ...limits,
  };
}

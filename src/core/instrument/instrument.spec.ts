import type { Lots, Ticks } from '../types/units';
import { DEFAULT_LIMITS, hasSoundLimits, sameTerms, type Instrument } from './instrument';

const instrument: Instrument = {
  symbol: 'BTC-USD',
  base: 'BTC',
  quote: 'USD',
  tickSize: '0.01',
  lotSize: '0.001',
  ...DEFAULT_LIMITS,
};

test('R29 the default limits are sound', () => {
  expect(hasSoundLimits(instrument)).toBe(true);
});

test.each<[string, Partial<Instrument>]>([
  ['no smallest quantity', { minQuantity: 0 as Lots }],
  ['a largest quantity below the smallest', { minQuantity: 5 as Lots, maxQuantity: 4 as Lots }],
  ['no prices', { maxPrice: 0 as Ticks }],
  ['a negative notional', { minNotional: -1 }],
  ['no room for orders', { maxOpenOrders: 0 }],
  ['half a lot', { maxQuantity: 2.5 as Lots }],
  ['a price beyond what is exact', { maxPrice: (2 ** 53) as Ticks }],
  ['NaN', { minQuantity: NaN as Lots }],
  ['Infinity', { maxOpenOrders: Infinity }],
])('R29 limits with %s are not sound', (_, limits) => {
  expect(hasSoundLimits({ ...instrument, ...limits })).toBe(false);
});

test('two listings state the same terms only if every field is equal', () => {
  expect(sameTerms(instrument, { ...instrument })).toBe(true);
  const fields = Object.keys(instrument) as (keyof Instrument)[];
  const same = fields.filter((field) => {
    const value = instrument[field];
    const other = typeof value === 'string' ? `${value}1` : value + 1;
    return sameTerms(instrument, { ...instrument, [field]: other });
  });
  expect(same).toEqual([]);
});

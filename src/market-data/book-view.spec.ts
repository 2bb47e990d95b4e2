import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../core/instrument/instrument';
import { Side } from '../core/types/side';
import { ListedInstrument } from '../instruments/listed-instrument';
import { BookView } from './book-view';
import { DepthBook } from './depth-book';
import { bestLevels, type PrintedLevel } from './market-data.mapper';

const names = { symbol: 'BTC-USDT', base: 'BTC', quote: 'USDT' };
const steps = { tickSize: '0.01', lotSize: '1' };
const instrument = new ListedInstrument({ ...names, ...steps, ...DEFAULT_LIMITS }, 'open');

describe('book view', () => {
  test('tells what came into view, what changed and what left it', () => {
    const book = new DepthBook();
    book.bids.set(100, 5);
    book.bids.set(99, 5);
    const view = new BookView(2, book, instrument);
    expect(view.refresh()).toEqual({ bids: [], asks: [] });

    book.bids.set(101, 1);
    book.bids.set(100, 4);
    book.asks.set(105, 2);
    expect(view.refresh()).toEqual({
      bids: [
        ['1.01', '1'],
        ['1.00', '4'],
        ['0.99', '0'],
      ],
      asks: [['1.05', '2']],
    });
    book.bids.set(101, 0);
    expect(view.refresh().bids).toEqual([
      ['0.99', '5'],
      ['1.01', '0'],
    ]);
  });

  test('a change out of sight is none', () => {
    const book = new DepthBook();
    for (const price of [100, 99, 98]) book.bids.set(price, 1);
    const view = new BookView(2, book, instrument);
    book.bids.set(98, 7);
    book.bids.set(50, 7);
    expect(view.refresh()).toEqual({ bids: [], asks: [] });
  });

  test('a reader who applies every change always has the best levels', () => {
    const change = fc.record({
      side: fc.constantFrom(Side.Buy, Side.Sell),
      price: fc.integer({ min: 1, max: 12 }),
      quantity: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(change), (depth, changes) => {
        const book = new DepthBook();
        const view = new BookView(depth, book, instrument);
        const seen = { bids: new Map<string, string>(), asks: new Map<string, string>() };
        for (const { side, price, quantity } of changes) {
          book.side(side).set(price, quantity);
          const { bids, asks } = view.refresh();
          follow(seen.bids, bids);
          follow(seen.asks, asks);
          expect(seen.bids).toEqual(new Map(bestLevels(book.bids, instrument, depth)));
          expect(seen.asks).toEqual(new Map(bestLevels(book.asks, instrument, depth)));
        }
      }),
    );
  });
});

function follow(levels: Map<string, string>, changes: readonly PrintedLevel[]): void {
  for (const [price, quantity] of changes) {
    if (quantity === '0') levels.delete(price);
    else levels.set(price, quantity);
  }
}

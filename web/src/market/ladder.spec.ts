import { Book, type LevelText } from './book';
import { ladderOf } from './ladder';

const STEPS = { tickSize: '0.01', lotSize: '0.001' };

function bookOf(bids: readonly LevelText[], asks: readonly LevelText[]): Book {
  const book = new Book(STEPS);
  book.reset({ bids, asks });
  return book;
}

const cells = (rows: readonly { price: string; quantity: string; total: string }[]): string[] =>
  rows.map(({ price, quantity, total }) => `${price} ${quantity} ${total}`);

describe('a book', () => {
  test('keeps bids descending and asks ascending, and removes at zero', () => {
    const book = new Book(STEPS);
    book.apply({
      bids: [
        ['9.98', '1.000'],
        ['10.00', '2.000'],
        ['9.99', '3.000'],
      ],
      asks: [
        ['10.03', '1.000'],
        ['10.01', '2.000'],
        ['10.02', '3.000'],
      ],
    });
    book.apply({ bids: [['9.99', '0']], asks: [['10.01', '5.000']] });
    book.apply({ bids: [['1.00', '0']], asks: [] });
    const prices = (levels: readonly { price: bigint }[]): string[] =>
      levels.map(({ price }) => book.printPrice(price));
    expect(prices(book.bids)).toEqual(['10.00', '9.98']);
    expect(prices(book.asks)).toEqual(['10.01', '10.02', '10.03']);
    expect(book.asks[0].quantity).toBe(5000n);
  });

  test('prices beyond 2^53 units stay apart', () => {
    const book = bookOf(
      [
        ['90071992547409.93', '1.000'],
        ['90071992547409.92', '1.000'],
      ],
      [],
    );
    book.apply({ bids: [['90071992547409.93', '0']], asks: [] });
    expect(book.bids.map(({ price }) => book.printPrice(price))).toEqual(['90071992547409.92']);
  });
});

describe('the ladder', () => {
  const book = bookOf(
    [
      ['10.00', '1.000'],
      ['9.96', '2.000'],
      ['9.94', '4.000'],
    ],
    [
      ['10.02', '1.500'],
      ['10.05', '0.500'],
      ['10.06', '1.000'],
    ],
  );

  test('shows levels with running totals', () => {
    const { bids, asks } = ladderOf(book, { multiple: 1, rows: 2 });
    expect(cells(bids)).toEqual(['10.00 1.000 1.000', '9.96 2.000 3.000']);
    expect(cells(asks)).toEqual(['10.02 1.500 1.500', '10.05 0.500 2.000']);
  });

  test('groups bids downwards and asks upwards', () => {
    const { bids, asks } = ladderOf(book, { multiple: 5, rows: 10 });
    expect(cells(bids)).toEqual(['10.00 1.000 1.000', '9.95 2.000 3.000', '9.90 4.000 7.000']);
    expect(cells(asks)).toEqual(['10.05 2.000 2.000', '10.10 1.000 3.000']);
  });

  test('measures bars against the larger side', () => {
    const { bids, asks } = ladderOf(book, { multiple: 1, rows: 10 });
    expect(bids.map(({ share }) => share)).toEqual([0.142, 0.428, 1]);
    expect(asks.at(-1)?.share).toBe(0.428);
  });

  test('tells the spread between the best prices, whatever the groups', () => {
    const ladder = ladderOf(book, { multiple: 100, rows: 10 });
    expect(ladder).toMatchObject({ spread: '0.02', spreadBasisPoints: '19' });
    expect(ladderOf(bookOf([], []), { multiple: 1, rows: 5 })).toEqual({
      bids: [],
      asks: [],
      spread: null,
      spreadBasisPoints: null,
      bestBid: null,
      bestAsk: null,
    });
  });

  test('shows a crossed book of an auction as it is', () => {
    const crossed = bookOf([['10.05', '1.000']], [['10.00', '1.000']]);
    expect(ladderOf(crossed, { multiple: 1, rows: 5 }).spread).toBe('-0.05');
  });
});

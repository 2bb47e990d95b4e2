import { Book, type LevelText } from './book';
import { ladderOf } from './ladder';

const STEPS = { tickSize: '0.01', lotSize: '0.001' };

function bookOf(bids: readonly LevelText[], asks: readonly LevelText[]): Book {
  return new Book(STEPS, { bids, asks });
}

const cells = (rows: readonly { price: string; quantity: string; total: string }[]): string[] =>
  rows.map(({ price, quantity, total }) => `${price} ${quantity} ${total}`);

test('prices and sums beyond 2^53 units are exact', () => {
  const book = bookOf(
    [
      ['90071992547409.93', '9007199254740.993'],
      ['90071992547409.92', '0.001'],
    ],
    [],
  );
  expect(cells(ladderOf(book, { multiple: 1, rows: 5 }).bids)).toEqual([
    '90071992547409.93 9007199254740.993 9007199254740.993',
    '90071992547409.92 0.001 9007199254740.994',
  ]);
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

import { crc32 as crc32OfZlib } from 'node:zlib';
import type { Level } from '../types.js';
import { crc32 } from './checksum.js';
import { DepthBook } from './depth-book.js';

const ASKS: Level[] = [
  ['50010.00', '0.30000'],
  ['50020.00', '0.20000'],
];
const BIDS: Level[] = [['50000.00', '0.40000']];

describe('crc32', () => {
  test.each(['', '1', '5001000300005002000200005000000040000'])('of %j is that of zlib', (text) => {
    expect(crc32(text)).toBe(crc32OfZlib(text));
  });
});

describe('a book of levels', () => {
  const book = new DepthBook();

  beforeEach(() => book.restart(BIDS, ASKS));

  test('has the checksum of the documented example', () => {
    expect(book.checksum()).toBe(2938567981);
  });

  test('lists the best first, whatever order levels came in', () => {
    book.apply(
      [
        ['9.00', '1'],
        ['60000.00', '1'],
      ],
      [['100.00', '1']],
    );
    expect(book.bids().map(([price]) => price)).toEqual(['60000.00', '50000.00', '9.00']);
    expect(book.asks(1)).toEqual([['100.00', '1']]);
    expect(book.bestBid).toEqual({ price: '60000.00', quantity: '1' });
  });

  test('takes quantities as absolute, and "0" removes a level', () => {
    book.apply([], [ASKS[0], ['50020.00', '0']]);
    expect(book.asks()).toEqual([ASKS[0]]);
    book.apply([], [['50010.00', '0.10000']]);
    expect(book.quantityAt('sell', '50010.00')).toBe('0.10000');
    expect(book.quantityAt('sell', '50020.00')).toBe('0');
  });

  test('covers the best ten of each side by its checksum, and nothing below', () => {
    const levels = Array.from({ length: 11 }, (_, i): Level => [`${100 + i}.00`, '1']);
    book.restart([], levels);
    const before = book.checksum();
    book.apply([], [['110.00', '2']]);
    expect(book.checksum()).toBe(before);
    book.apply([], [['109.00', '2']]);
    expect(book.checksum()).not.toBe(before);
  });

  test('begins anew with a snapshot', () => {
    book.restart([], []);
    expect([book.bids(), book.asks(), book.bestAsk, book.checksum()]).toEqual([[], [], null, 0]);
  });
});

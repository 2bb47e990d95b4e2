import { crc32 } from 'node:zlib';
import { QueueBook } from './queue-book.js';

describe('a book of single orders', () => {
  const book = new QueueBook();
  const ids = (side: 'buy' | 'sell'): string[] => book.orders(side).map((order) => order.orderId);

  beforeEach(() =>
    book.restart(
      [
        ['1', '99.50', '0.30'],
        ['2', '99.50', '0.20'],
        ['3', '99.00', '1.00'],
      ],
      [['4', '100.00', '5.00']],
    ),
  );

  test('has its orders by price, then first in, first out', () => {
    book.apply({ op: 'add', side: 'buy', orderId: '5', price: '99.50', quantity: '0.10' });
    expect(ids('buy')).toEqual(['1', '2', '5', '3']);
    expect(book.placeOf('5')).toBe(2);
    expect(book.size).toBe(5);
  });

  test('keeps the place of an order that is reduced', () => {
    book.apply({ op: 'reduce', orderId: '1', quantity: '0.10' });
    expect(ids('buy')).toEqual(['1', '2', '3']);
    expect(book.order('1')?.quantity).toBe('0.10');
    expect(book.queueAt('buy', '99.50')[0].quantity).toBe('0.10');
  });

  test('puts an order that leaves and comes again at the back', () => {
    book.apply({ op: 'delete', orderId: '1' });
    book.apply({ op: 'add', side: 'buy', orderId: '1', price: '99.50', quantity: '0.30' });
    expect(ids('buy')).toEqual(['2', '1', '3']);
  });

  test('forgets a price with its last order', () => {
    book.apply({ op: 'delete', orderId: '4' });
    expect(book.orders('sell')).toEqual([]);
    expect(book.queueAt('sell', '100.00')).toEqual([]);
    expect(book.placeOf('4')).toBeUndefined();
  });

  test('has the checksum of the first orders of the asks, then of the bids', () => {
    const parts = ['4', '10000', '500', '1', '9950', '30', '2', '9950', '20', '3', '9900', '100'];
    expect(book.checksum()).toBe(crc32(parts.join('')));
  });

  test('tells what does not fit', () => {
    const add = { op: 'add', side: 'buy', orderId: '1', price: '1.00', quantity: '1' } as const;
    expect(book.apply(add)).toMatch('already');
    expect(book.apply({ op: 'delete', orderId: '9' })).toMatch('not in the book');
    expect(book.apply({ op: 'reduce', orderId: '9', quantity: '1' })).toMatch('not in the book');
  });
});

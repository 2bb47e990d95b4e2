import { OrderIndex } from '../../src/core/book/order-index';
import { NONE } from '../../src/core/book/records';
import type { OrderId } from '../../src/core/types/ids';
import { Random } from '../support/random-flow/random';

describe('the index of orders', () => {
  test.each([
    ['small', 1],
    ['above 2^32, some with the same low bits', 2 ** 32 - 3000],
  ])('finds each order where it was put last, ids %s', (_, firstId) => {
    const random = new Random(7);
    const ids: number[] = [];
    const slots = new Map<number, number>();
    const index = new OrderIndex({ orderId: (slot) => ids[slot] as OrderId });
    const freeSlot = (): number => ids.push(0) - 1;
    freeSlot();
    const put = (id: number): number => {
      const slot = freeSlot();
      ids[slot] = id;
      slots.set(id, slot);
      return slot;
    };
    for (let step = 0; step < 20_000; step++) {
      // Every third id lies 2^32 above another one.
      const id = firstId + random.between(0, 5999) + (random.chance(33) ? 2 ** 32 : 0);
      const orderId = id as OrderId;
      const known = slots.get(id);
      expect(index.find(orderId)).toBe(known ?? NONE);
      if (known === undefined) index.add(orderId, put(id));
      else if (random.chance(50)) index.move(orderId, put(id));
      else {
        index.remove(orderId);
        slots.delete(id);
      }
    }
    for (const [id, slot] of slots) expect(index.find(id as OrderId)).toBe(slot);
  });
});

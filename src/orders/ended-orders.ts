import type { OrderRecord } from './order-record';

/** How many ended orders of a symbol stay queryable. */
const KEPT_PER_SYMBOL = 10_000;

interface Ring {
  readonly records: OrderRecord[];
  oldest: number;
}

/** Keeps the last ended orders of each symbol and hands over those that fall out. */
export class EndedOrders {
  private readonly rings = new Map<string, Ring>();

  constructor(private readonly evict: (record: OrderRecord) => void) {}

  add(record: OrderRecord): void {
    const ring = this.ringOf(record.terms.symbol);
    if (ring.records.length < KEPT_PER_SYMBOL) {
      ring.records.push(record);
      return;
    }
    const evicted = ring.records[ring.oldest];
    ring.records[ring.oldest] = record;
    ring.oldest = (ring.oldest + 1) % KEPT_PER_SYMBOL;
    this.evict(evicted);
  }

  private ringOf(symbol: string): Ring {
    let ring = this.rings.get(symbol);
    if (ring === undefined) this.rings.set(symbol, (ring = { records: [], oldest: 0 }));
    return ring;
  }
}

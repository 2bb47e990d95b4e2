import { SymbolMap } from '../common/symbol-map';
import type { Row } from './order-page';
import type { OrderRecord } from './order-record';
import type { OrderTable } from './order-table';
import { RowQueue } from './row-queue';

/** The last ended orders of a symbol, and the next symbol that has more than are kept. */
interface Ended {
  readonly orders: RowQueue;
  nextFull: Ended | null;
}

/** The last ended orders of each symbol, in the order they ended. */
export class EndedOrders {
  private readonly bySymbol = new SymbolMap<Ended>();
  /** The first symbol that has more than are kept. */
  private full: Ended | null = null;

  /**
   * @param table gives them their pages
   * @param limit how many of a symbol are kept
   */
  constructor(
    private readonly table: OrderTable,
    private readonly limit: number,
  ) {}

  /** Tells the row of a copy of the order, as it is now and from now on. */
  add(order: OrderRecord): Row {
    const ended = this.bySymbol.getOrAdd(order.symbol, this.begin);
    const row = ended.orders.add(order);
    if (ended.orders.length === this.limit + 1) {
      ended.nextFull = this.full;
      this.full = ended;
    }
    return row;
  }

  /** Those that are more than are kept, oldest first, are told by their rows and gone. */
  dropOldest(tell: (row: Row) => void): void {
    for (let ended = this.full; ended !== null; ended = ended.nextFull) {
      const { orders } = ended;
      for (let excess = orders.length - this.limit; excess > 0; excess--) {
        tell(orders.oldest);
        orders.drop();
      }
    }
    this.full = null;
  }

  /** Each symbol with its orders, oldest first, those included that are to be dropped next. */
  *entries(): IterableIterator<[symbol: string, orders: RowQueue]> {
    for (const [symbol, { orders }] of this.bySymbol) yield [symbol, orders];
  }

  private readonly begin = (): Ended => ({ orders: new RowQueue(this.table), nextFull: null });
}

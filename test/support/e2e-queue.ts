import { crc32 } from './e2e-book';
import type { Frame } from './e2e-socket';

type Entry = [orderId: string, price: string, quantity: string];

interface Change {
  readonly op: string;
  readonly orderId: string;
  readonly side?: string;
  readonly price?: string;
  readonly quantity?: string;
}

/** Orders of each side under the checksum. */
const CHECKED = 10;

/** The queues that a client rebuilds from the order by order feed; refuses what breaks the contract. */
export class FeedQueue {
  sequence = NaN;
  snapshots = 0;
  updates = 0;
  bids: Entry[] = [];
  asks: Entry[] = [];

  apply(frame: Frame): void {
    if (frame.type === 'snapshot') this.restart(frame);
    else if (frame.type === 'update') this.update(frame);
    else demand(frame.sequence === this.sequence, `heartbeat repeats ${this.sequence}`, frame);
  }

  /** Totals by price, best first, as the aggregated feed has them, in units of the last decimal. */
  levels(): { bids: [string, bigint][]; asks: [string, bigint][] } {
    return { bids: totals(this.bids), asks: totals(this.asks) };
  }

  private restart(frame: Frame): void {
    this.bids = frame.bids as Entry[];
    this.asks = frame.asks as Entry[];
    this.snapshots++;
    this.finish(frame);
  }

  private update(frame: Frame): void {
    demand(frame.previousSequence === this.sequence, `update follows ${this.sequence}`, frame);
    const changes = frame.changes as Change[];
    demand(changes.length > 0, 'an update changes something', frame);
    for (const change of changes) this.change(change, frame);
    this.updates++;
    this.finish(frame);
  }

  private change({ op, orderId, side, price, quantity }: Change, frame: Frame): void {
    const queue = [this.bids, this.asks].find((orders) => orders.some(([id]) => id === orderId));
    const place = queue?.findIndex(([id]) => id === orderId) ?? -1;
    if (op === 'add') {
      demand(queue === undefined, `${orderId} is new`, frame);
      if (side === 'buy') insert(this.bids, [orderId, `${price}`, `${quantity}`], -1);
      else insert(this.asks, [orderId, `${price}`, `${quantity}`], 1);
      return;
    }
    if (queue === undefined) throw new Error(`${orderId} is unknown: ${JSON.stringify(frame)}`);
    if (op === 'delete') queue.splice(place, 1);
    else {
      demand(units(quantity) < units(queue[place][2]), `${orderId} is reduced`, frame);
      demand(units(quantity) > 0n, `${orderId} shows something`, frame);
      queue[place] = [orderId, queue[place][1], `${quantity}`];
    }
  }

  private finish(frame: Frame): void {
    this.sequence = frame.sequence as number;
    const digits = (text: string): string => text.replace('.', '').replace(/^0+/, '');
    const checked = [...this.asks.slice(0, CHECKED), ...this.bids.slice(0, CHECKED)];
    const text = checked.map(([id, price, quantity]) => id + digits(price) + digits(quantity));
    demand(crc32(text.join('')) === frame.checksum, 'the checksum is right', frame);
  }
}

/** Behind all orders of the same or a better price. */
function insert(orders: Entry[], entry: Entry, direction: 1 | -1): void {
  const rank = ([, price]: Entry): bigint => BigInt(direction) * units(price);
  const place = orders.findIndex((other) => rank(other) > rank(entry));
  orders.splice(place < 0 ? orders.length : place, 0, entry);
}

function totals(orders: readonly Entry[]): [string, bigint][] {
  const levels = new Map<string, bigint>();
  for (const [, price, quantity] of orders) {
    levels.set(price, (levels.get(price) ?? 0n) + units(quantity));
  }
  return [...levels];
}

/** The digits of a printed decimal as a whole number. */
export function units(decimal: string | undefined): bigint {
  return BigInt(`${decimal}`.replace('.', ''));
}

function demand(condition: boolean, what: string, frame: Frame): void {
  if (!condition) throw new Error(`not so: ${what}; frame ${JSON.stringify(frame).slice(0, 500)}`);
}

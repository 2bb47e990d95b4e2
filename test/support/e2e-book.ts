import type { Frame } from './e2e-socket';

type Level = [price: string, quantity: string];

/** Levels of each side under the checksum. */
const CHECKED = 10;

/** CRC-32 (IEEE 802.3), bit by bit: slow, and nothing like the service's own. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The documented checksum of levels, best first. */
export function checksum(bids: readonly Level[], asks: readonly Level[]): number {
  const digits = (text: string): string => text.replace('.', '').replace(/^0+/, '');
  const parts = [...asks.slice(0, CHECKED), ...bids.slice(0, CHECKED)];
  return crc32(parts.map(([price, quantity]) => digits(price) + digits(quantity)).join(''));
}

/** A book that a client rebuilds from the feed; refuses what the contract forbids. */
export class FeedBook {
  sequence = NaN;
  snapshots = 0;
  updates = 0;
  private bids = new FeedSide(-1, []);
  private asks = new FeedSide(1, []);

  /**
   * @param depth how many levels the feed shows; its checksum still covers the best ten
   * @param mayCross as in an auction
   */
  constructor(
    private readonly depth = Infinity,
    private readonly mayCross = false,
  ) {}

  /** Takes a frame of the feed; throws where it breaks the contract. */
  apply(frame: Frame): void {
    if (frame.type === 'snapshot') this.restart(frame);
    else if (frame.type === 'update') this.update(frame);
    else if (frame.type === 'bbo' || frame.type === 'heartbeat') this.checkSequence(frame);
  }

  levels(): { bids: Level[]; asks: Level[] } {
    return { bids: this.bids.best(), asks: this.asks.best() };
  }

  private restart(frame: Frame): void {
    this.bids = new FeedSide(-1, frame.bids as Level[]);
    this.asks = new FeedSide(1, frame.asks as Level[]);
    this.snapshots++;
    const { bids, asks } = this.levels();
    demand(same(bids, frame.bids) && same(asks, frame.asks), 'snapshot sorted best first', frame);
    this.finish(frame);
  }

  private update(frame: Frame): void {
    demand(frame.previousSequence === this.sequence, `update follows ${this.sequence}`, frame);
    for (const [side, changes] of [
      [this.bids, frame.bids as Level[]],
      [this.asks, frame.asks as Level[]],
    ] as const) {
      for (const [price, quantity] of changes) {
        if (quantity !== '0') side.set(price, quantity);
        else demand(side.delete(price), `level ${price} known before it goes`, frame);
      }
    }
    this.updates++;
    this.finish(frame);
  }

  private finish(frame: Frame): void {
    this.sequence = frame.sequence as number;
    const [bids, asks] = [this.bids.best(CHECKED), this.asks.best(CHECKED)];
    demand(this.bids.size <= this.depth && this.asks.size <= this.depth, 'depth kept', frame);
    const crossed = bids.length > 0 && asks.length > 0 && Number(bids[0][0]) >= Number(asks[0][0]);
    demand(!crossed || this.mayCross, 'book not crossed', frame);
    if (this.depth < CHECKED) return;
    demand(checksum(bids, asks) === frame.checksum, `checksum of ${JSON.stringify(bids)}`, frame);
  }

  private checkSequence(frame: Frame): void {
    demand(frame.sequence === this.sequence, `${frame.type} repeats ${this.sequence}`, frame);
    if (frame.type === 'heartbeat') return;
    const [bids, asks] = [this.bids.best(1), this.asks.best(1)];
    const top = ([level]: Level[]): object | null =>
      level === undefined ? null : { price: level[0], quantity: level[1] };
    demand(same(top(bids), frame.bid) && same(top(asks), frame.ask), 'bbo is the top', frame);
  }
}

/** One side, best first. */
class FeedSide {
  private readonly levels: Level[] = [];

  constructor(
    private readonly direction: 1 | -1,
    levels: readonly Level[],
  ) {
    for (const [price, quantity] of levels) this.set(price, quantity);
  }

  get size(): number {
    return this.levels.length;
  }

  best(count = Infinity): Level[] {
    return this.levels.slice(0, count);
  }

  set(price: string, quantity: string): void {
    const place = this.placeOf(price);
    const known = this.levels[place]?.[0] === price ? 1 : 0;
    this.levels.splice(place, known, [price, quantity]);
  }

  /** False when there is no such level. */
  delete(price: string): boolean {
    const place = this.placeOf(price);
    if (this.levels[place]?.[0] !== price) return false;
    this.levels.splice(place, 1);
    return true;
  }

  private placeOf(price: string): number {
    const wanted = this.direction * Number(price);
    let low = 0;
    let high = this.levels.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.direction * Number(this.levels[middle][0]) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function demand(condition: boolean, what: string, frame: Frame): void {
  if (!condition) throw new Error(`not so: ${what}; frame ${JSON.stringify(frame)}`);
}

import type { Frame } from './e2e-socket';

type Level = [price: string, quantity: string];

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
  const parts = [...asks.slice(0, 10), ...bids.slice(0, 10)];
  return crc32(parts.map(([price, quantity]) => digits(price) + digits(quantity)).join(''));
}

/** A book that a client rebuilds from the feed; refuses what the contract forbids. */
export class FeedBook {
  sequence = NaN;
  snapshots = 0;
  updates = 0;
  private bids = new Map<string, string>();
  private asks = new Map<string, string>();

  /** @param depth how many levels the feed shows; its checksum still covers the best ten */
  constructor(private readonly depth = Infinity) {}

  /** Takes a frame of the feed; throws where it breaks the contract. */
  apply(frame: Frame): void {
    if (frame.type === 'snapshot') this.restart(frame);
    else if (frame.type === 'update') this.update(frame);
    else if (frame.type === 'bbo' || frame.type === 'heartbeat') this.checkSequence(frame);
  }

  levels(): { bids: Level[]; asks: Level[] } {
    return { bids: sorted(this.bids, -1), asks: sorted(this.asks, 1) };
  }

  private restart(frame: Frame): void {
    this.bids = new Map(frame.bids as Level[]);
    this.asks = new Map(frame.asks as Level[]);
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
    const { bids, asks } = this.levels();
    demand(bids.length <= this.depth && asks.length <= this.depth, 'depth kept', frame);
    const crossed = bids.length > 0 && asks.length > 0 && Number(bids[0][0]) >= Number(asks[0][0]);
    demand(!crossed, 'book not crossed', frame);
    if (this.depth < 10) return;
    demand(checksum(bids, asks) === frame.checksum, `checksum of ${JSON.stringify(bids)}`, frame);
  }

  private checkSequence(frame: Frame): void {
    demand(frame.sequence === this.sequence, `${frame.type} repeats ${this.sequence}`, frame);
    if (frame.type === 'heartbeat') return;
    const { bids, asks } = this.levels();
    const top = ([level]: Level[]): object | null =>
      level === undefined ? null : { price: level[0], quantity: level[1] };
    demand(same(top(bids), frame.bid) && same(top(asks), frame.ask), 'bbo is the top', frame);
  }
}

function sorted(side: Map<string, string>, direction: 1 | -1): Level[] {
  return [...side].sort(([a], [b]) => direction * (Number(a) - Number(b)));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function demand(condition: boolean, what: string, frame: Frame): void {
  if (!condition) throw new Error(`not so: ${what}; frame ${JSON.stringify(frame)}`);
}

/** Direct readers of the feeds that remember the truth at every sequence. */
import { once } from 'node:events';
import { WebSocket } from 'ws';

interface Frame {
  readonly type: string;
  readonly sequence: number;
  readonly [name: string]: unknown;
}

/** Fingerprint of one part of a book; a book's is the exclusive or of those of its parts. */
export function fingerprint(...parts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x7c, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Reads a feed of the service without a proxy, from its beginning; refuses any irregularity. */
export abstract class Witness {
  /** Fingerprint of the truth after each sequence. */
  readonly truth = new Map<number, number>();
  sequence = 0;
  protected sum = 0;
  private readonly socket: WebSocket;

  constructor(url: string, path: string) {
    this.socket = new WebSocket(url.replace('http', 'ws') + path);
    this.socket.on('message', (data: Buffer) => this.read(JSON.parse(data.toString()) as Frame));
  }

  async ready(): Promise<void> {
    await once(this.socket, 'open');
  }

  close(): void {
    this.socket.terminate();
  }

  /** The frame's place in the feed. */
  protected placeOf({ sequence }: Frame): number {
    return sequence;
  }

  /** Takes in a frame that comes next. */
  protected abstract take(frame: Frame): void;

  protected toggle(...parts: readonly string[]): void {
    this.sum = (this.sum ^ fingerprint(...parts)) >>> 0;
  }

  private read(frame: Frame): void {
    if (frame.type === 'heartbeat' || frame.type === 'bbo') return;
    this.take(frame);
    this.sequence = this.placeOf(frame);
    this.truth.set(this.sequence, this.sum);
  }
}

/** Levels by side and price. */
export class DepthWitness extends Witness {
  private readonly quantities = new Map<string, string>();

  protected take(frame: Frame): void {
    if (frame.type === 'snapshot' && this.sequence !== 0) throw new Error('the witness is slow');
    for (const side of ['bids', 'asks'] as const) {
      for (const [price, quantity] of frame[side] as [string, string][]) {
        this.set(side, price, quantity);
      }
    }
  }

  private set(side: string, price: string, quantity: string): void {
    const key = side + price;
    const before = this.quantities.get(key);
    if (before !== undefined) this.toggle(side, price, before);
    this.quantities.delete(key);
    if (quantity === '0') return;
    this.toggle(side, price, quantity);
    this.quantities.set(key, quantity);
  }
}

interface Change {
  readonly op: string;
  readonly orderId: string;
  readonly price: string;
  readonly quantity: string;
}

/** Orders by id. */
export class QueueWitness extends Witness {
  private readonly orders = new Map<string, { price: string; quantity: string }>();

  protected take(frame: Frame): void {
    if (frame.type === 'snapshot') {
      if (this.sequence !== 0) throw new Error('the witness is slow');
      for (const side of ['bids', 'asks'] as const) {
        for (const [orderId, price, quantity] of frame[side] as [string, string, string][]) {
          this.change({ op: 'add', orderId, price, quantity });
        }
      }
    } else for (const change of frame.changes as Change[]) this.change(change);
  }

  private change({ op, orderId, price, quantity }: Change): void {
    const before = this.orders.get(orderId);
    if (before !== undefined) this.toggle(orderId, before.price, before.quantity);
    this.orders.delete(orderId);
    if (op === 'delete') return;
    const order = { price: before?.price ?? price, quantity };
    this.toggle(orderId, order.price, order.quantity);
    this.orders.set(orderId, order);
  }
}

/** Trades: the truth after a sequence is the fingerprint of that trade. */
export class TradesWitness extends Witness {
  protected take({ tradeId, price, quantity }: Frame): void {
    this.sum = fingerprint(tradeId as string, price as string, quantity as string);
  }
}

/** Reports about an account: the truth after one is its fingerprint. */
export class AccountWitness extends Witness {
  protected override placeOf(frame: Frame): number {
    return frame.accountSequence as number;
  }

  protected take(frame: Frame): void {
    if (frame.type === 'execution') this.sum = fingerprintOfReport(frame as unknown as Report);
  }
}

interface Report {
  readonly execution: string;
  readonly order: { readonly orderId: string; readonly remainingQuantity: string };
}

export function fingerprintOfReport({ execution, order }: Report): number {
  return fingerprint(execution, order.orderId, order.remainingQuantity);
}

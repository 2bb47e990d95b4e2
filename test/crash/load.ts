/** Clients that send orders until the server is gone, and what they were told. */
import type { RestClient } from '../support/e2e-rest';
import { SocketClient, type Frame } from '../support/e2e-socket';
import type { Random } from '../support/random-flow/random';

export interface Acknowledged {
  readonly clientOrderId: string;
  readonly orderId: string;
  readonly sequence: number;
}

/** How many requests a socket keeps in flight. */
const PIPELINE = 32;

interface Answer {
  readonly sequence: number;
  readonly order: { readonly orderId: string; readonly clientOrderId: string };
}

export class Load {
  readonly acknowledged: Acknowledged[] = [];
  sent = 0;

  constructor(
    private readonly random: Random,
    /** Makes names unique over all rounds. */
    private readonly prefix: string,
  ) {}

  /** Sends one order after the other; resolves when an answer fails to come. */
  async overRest(rest: RestClient): Promise<void> {
    for (;;) {
      const answer = await rest.post('/api/v1/orders', this.order()).catch(() => null);
      // An answer cut short is no JSON, and none was given.
      if (answer === null || typeof answer.body === 'string') return;
      if (answer.status !== 201) throw new Error(`status ${answer.status}`);
      this.note(answer.body as unknown as Answer);
    }
  }

  /** Keeps many orders in flight on one socket until it closes. */
  async overSocket(url: string): Promise<void> {
    const address = `${url.replace('http', 'ws')}/ws/orders`;
    const socket = await SocketClient.open(address).catch(() => null);
    if (socket === null) return;
    let id = 0;
    const send = (): void =>
      socket.sendText(JSON.stringify({ id: ++id, op: 'submit', args: this.order() }));
    socket.ws.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      if (!('ok' in frame)) return;
      if (frame.ok === true) this.note(frame.result as Answer);
      send();
    });
    for (let i = 0; i < PIPELINE; i++) send();
    await socket.closing;
  }

  private order(): Record<string, string> {
    const { random } = this;
    return {
      symbol: random.pick(['BTC-USDT', 'ETH-USDT']),
      side: random.pick(['buy', 'sell']),
      type: random.pick(['limit', 'limit', 'limit', 'ioc']),
      price: `${random.between(95, 105)}.00`,
      quantity: '0.1',
      accountId: random.pick(['alice', 'bob']),
      clientOrderId: `${this.prefix}${++this.sent}`,
    };
  }

  private note({ sequence, order: { orderId, clientOrderId } }: Answer): void {
    this.acknowledged.push({ clientOrderId, orderId, sequence });
  }
}

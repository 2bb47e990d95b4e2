/**
 * Clients that send orders, cancels and the rest, note what they are told, and repeat what they got
 * no answer to, as the contract allows for whatever has a client order id.
 */
import { ProblemError } from '../../src/common/problem/problem-error';
import { requestValidator } from '../../src/common/validation/request-validator';
import { SubmitListRequest } from '../../src/orders/dto/submit-list.request';
import { SubmitOrderRequest } from '../../src/orders/dto/submit-order.request';
import type { Random } from '../support/random-flow/random';
import type { Life } from './life';

export const SYMBOLS = ['AAA-USD', 'BBB-USD'] as const;
const ACCOUNTS = ['ann', 'bob', ''] as const;

/** `lost`: the process ended before it answered. */
export type Fate = 'open' | 'acknowledged' | 'refused' | 'failed' | 'lost';

export interface Sent {
  readonly what: 'order' | 'list' | 'other';
  /** Client order ids of its orders; empty when it cannot be repeated safely. */
  readonly names: readonly string[];
  send(life: Life): Promise<string>;
  fate: Fate;
  /** The answer, or the code of the refusal. */
  answer: string;
}

const validOrder = requestValidator(SubmitOrderRequest);
const validList = requestValidator(SubmitListRequest);

export class Clients {
  readonly sent: Sent[] = [];
  private lastName = 0;

  constructor(private readonly random: Random) {}

  /** Sends something new. */
  sendNext(life: Life): void {
    const kind = this.random.weighted({
      order: 60,
      list: 6,
      cancel: 12,
      replace: 8,
      all: 2,
      state: 3,
    });
    this.send(this.draw(kind), life);
  }

  /** Sends again what was never answered. */
  repeatLost(life: Life): void {
    for (const lost of this.sent) {
      if (lost.fate === 'lost' && lost.names.length > 0) this.send(lost, life);
    }
  }

  /** The process is gone: whatever is open will not be answered. */
  disconnect(): void {
    for (const sent of this.sent) if (sent.fate === 'open') sent.fate = 'lost';
  }

  private send(sent: Sent, life: Life): void {
    if (!this.sent.includes(sent)) this.sent.push(sent);
    sent.fate = 'open';
    const settle = (fate: Fate, answer: string): void => {
      if (sent.fate === 'open') Object.assign(sent, { fate, answer });
    };
    // A refusal before the engine is thrown at once.
    new Promise<string>((resolve) => resolve(sent.send(life))).then(
      (answer) => settle('acknowledged', answer),
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        settle(error.status === 503 ? 'failed' : 'refused', error.code);
      },
    );
  }

  private draw(kind: 'order' | 'list' | 'cancel' | 'replace' | 'all' | 'state'): Sent {
    const { random } = this;
    const symbol = random.pick(SYMBOLS);
    const orderId = String(random.between(1, Math.max(1, this.sent.length)));
    switch (kind) {
      case 'order':
        return this.order(symbol);
      case 'list':
        return this.list(symbol);
      case 'cancel':
        return other((life) => life.orders.cancel({ symbol, orderId }));
      case 'replace': {
        const quantity = String(random.between(1, 9));
        return other((life) => life.orders.replace({ symbol, orderId, quantity }));
      }
      case 'all':
        return other((life) =>
          life.orders.cancelAll({ symbol, accountId: random.pick(['ann', undefined]) }),
        );
      case 'state': {
        const state = random.weighted({ open: 5, post_only: 1, halted: 1, auction: 1 });
        return other(async (life) =>
          JSON.stringify(await life.instruments.setState(symbol, state)),
        );
      }
    }
  }

  private order(symbol: string): Sent {
    const { random } = this;
    const type = random.weighted({ limit: 8, market: 1, ioc: 1, fok: 1, stop: 1, stop_limit: 1 });
    const accountId = random.pick(ACCOUNTS);
    const name = random.chance(60) ? this.nextName() : undefined;
    const price = String(random.between(95, 105));
    const request = validOrder({
      ...{
        symbol,
        type,
        side: random.pick(['buy', 'sell']),
        quantity: String(random.between(1, 20)),
      },
      ...(type === 'market' || type === 'stop' ? {} : { price }),
      ...(type.startsWith('stop') ? { triggerPrice: String(random.between(96, 104)) } : {}),
      ...(type === 'limit' && random.chance(20) ? { displayQuantity: '1' } : {}),
      ...(type === 'limit' && random.chance(10) ? { timeInForce: 'day' } : {}),
      ...(accountId === '' ? {} : { accountId }),
      ...(name === undefined ? {} : { clientOrderId: name }),
    });
    const send = async (life: Life): Promise<string> => (await life.orders.submit(request)).json;
    return {
      what: 'order',
      names: name === undefined ? [] : [name],
      send,
      fate: 'open',
      answer: '',
    };
  }

  private list(symbol: string): Sent {
    const names = [this.nextName(), this.nextName()];
    const common = { symbol, side: 'sell', quantity: String(this.random.between(1, 9)) };
    const request = validList({
      type: 'oco',
      orders: [
        { ...common, type: 'limit', price: '110', clientOrderId: names[0] },
        { ...common, type: 'stop', triggerPrice: '90', clientOrderId: names[1] },
      ],
    });
    const send = async (life: Life): Promise<string> => (await life.lists.submit(request)).json;
    return { what: 'list', names, send, fate: 'open', answer: '' };
  }

  private nextName(): string {
    return `n${++this.lastName}`;
  }
}

function other(send: (life: Life) => Promise<string>): Sent {
  return { what: 'other', names: [], send, fate: 'open', answer: '' };
}

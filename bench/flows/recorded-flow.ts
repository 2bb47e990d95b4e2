/**
 * A sequence of core commands in flat arrays, so that a benchmark reads them without disturbing
 * the caches the engine works in. `command(i)` fills one of three reused command objects. The
 * arrays lie in shared memory: a thread gets them without a copy.
 */
import type {
  CancelOrder,
  Command,
  ReplaceOrder,
  SubmitOrder,
} from '../../src/core/commands/commands';
import {
  NO_ACCOUNT,
  NO_CLIENT_ORDER_ID,
  NO_ORDER_ID,
  type OrderId,
} from '../../src/core/types/ids';
import type { Mutable } from '../../src/core/types/mutable';
import { OrderType, TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import { NO_PRICE, type Lots, type Ticks } from '../../src/core/types/units';
import { SYMBOL } from '../referee/command-translator';

const SUBMIT = 0;
const CANCEL = 1;
const REPLACE = 2;

const identity = { symbol: SYMBOL, accountId: NO_ACCOUNT, clientOrderId: NO_CLIENT_ORDER_ID };

/** What a thread needs to replay a flow. */
export interface FlowColumns {
  readonly name: string;
  readonly size: number;
  readonly kinds: Uint8Array;
  readonly sides: Uint8Array;
  readonly timesInForce: Uint8Array;
  readonly prices: Float64Array;
  readonly quantities: Float64Array;
  readonly orderIds: Float64Array;
}

const bytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
const doubles = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));

export class RecordedFlow {
  private readonly kinds: Uint8Array;
  private readonly sides: Uint8Array;
  private readonly timesInForce: Uint8Array;
  private readonly prices: Float64Array;
  private readonly quantities: Float64Array;
  private readonly orderIds: Float64Array;
  private size = 0;

  private readonly submit: Mutable<SubmitOrder> = {
    kind: 'submit_order',
    ...identity,
    side: Side.Buy,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: NO_PRICE,
    quantity: 0 as Lots,
    instructions: null,
  };
  private readonly cancel: Mutable<CancelOrder> = {
    kind: 'cancel_order',
    ...identity,
    orderId: NO_ORDER_ID,
  };
  private readonly replace: Mutable<ReplaceOrder> = {
    kind: 'replace_order',
    ...identity,
    orderId: NO_ORDER_ID,
    price: NO_PRICE,
    quantity: 0 as Lots,
    triggerPrice: NO_PRICE,
  };

  constructor(
    readonly name: string,
    capacity: number,
  ) {
    this.kinds = bytes(capacity);
    this.sides = bytes(capacity);
    this.timesInForce = bytes(capacity);
    this.prices = doubles(capacity);
    this.quantities = doubles(capacity);
    this.orderIds = doubles(capacity);
  }

  /** A flow over columns that another thread recorded. */
  static over(columns: FlowColumns): RecordedFlow {
    return Object.assign(new RecordedFlow(columns.name, 0), columns);
  }

  get columns(): FlowColumns {
    const { name, size, kinds, sides, timesInForce, prices, quantities, orderIds } = this;
    return { name, size, kinds, sides, timesInForce, prices, quantities, orderIds };
  }

  get length(): number {
    return this.size;
  }

  add(command: Command): void {
    const i = this.size++;
    if (command.kind === 'submit_order') {
      this.kinds[i] = SUBMIT;
      this.sides[i] = command.side;
      this.timesInForce[i] = command.timeInForce;
      this.prices[i] = command.price;
      this.quantities[i] = command.quantity;
    } else if (command.kind === 'cancel_order') {
      this.kinds[i] = CANCEL;
      this.orderIds[i] = command.orderId;
    } else if (command.kind === 'replace_order') {
      this.kinds[i] = REPLACE;
      this.orderIds[i] = command.orderId;
      this.prices[i] = command.price;
      this.quantities[i] = command.quantity;
    } else {
      throw new Error(`${command.kind} is not part of a recorded flow`);
    }
  }

  command(i: number): SubmitOrder | CancelOrder | ReplaceOrder {
    if (this.kinds[i] === SUBMIT) {
      this.submit.side = this.sides[i] as Side;
      this.submit.timeInForce = this.timesInForce[i] as TimeInForce;
      this.submit.price = this.prices[i] as Ticks;
      this.submit.quantity = this.quantities[i] as Lots;
      return this.submit;
    }
    if (this.kinds[i] === CANCEL) {
      this.cancel.orderId = this.orderIds[i] as OrderId;
      return this.cancel;
    }
    this.replace.orderId = this.orderIds[i] as OrderId;
    this.replace.price = this.prices[i] as Ticks;
    this.replace.quantity = this.quantities[i] as Lots;
    return this.replace;
  }
}

/** Whether memory stays flat while operations come and go in a book of a stable size. */
import type { OrderAccepted } from '../../src/core/events/events';
import {
  NO_ACCOUNT,
  NO_CLIENT_ORDER_ID,
  NO_ORDER_ID,
  type OrderId,
} from '../../src/core/types/ids';
import { OrderType, TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import { NO_PRICE, type Lots, type Ticks } from '../../src/core/types/units';
import { Random } from '../flows/random';
import { SYMBOL } from '../referee/command-translator';
import { EngineDriver } from '../referee/engine-driver';
import { ConsumingListener } from '../support/consuming-listener';
import { row } from '../support/table';
import { megabytes, memoryUse } from './memory-use';

const RESTING = 10_000;
const SAMPLES = 10;
const MID = 100_000;
const CROSSING_PERCENT = 10;
const identity = { symbol: SYMBOL, accountId: NO_ACCOUNT, clientOrderId: NO_CLIENT_ORDER_ID };

class LastAccepted extends ConsumingListener {
  orderId = NO_ORDER_ID;

  override orderAccepted(event: OrderAccepted): void {
    super.orderAccepted(event);
    this.orderId = event.orderId;
  }
}

/** Submits until RESTING orders are out, then replaces a random one of them per operation. */
class SteadyBook {
  private readonly random = new Random(5);
  private readonly listener = new LastAccepted();
  private readonly driver = new EngineDriver(this.listener);
  private readonly out: OrderId[] = [];
  private readonly submit = {
    kind: 'submit_order' as const,
    ...identity,
    side: Side.Buy as Side,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: NO_PRICE,
    quantity: 0 as Lots,
    instructions: null,
  };
  private readonly cancel = { kind: 'cancel_order' as const, ...identity, orderId: NO_ORDER_ID };

  operate(): void {
    const { random, out } = this;
    if (out.length < RESTING) {
      out.push(this.enter(1 + random.below(1000)));
      return;
    }
    const place = random.below(RESTING);
    this.cancel.orderId = out[place];
    this.driver.apply(this.cancel);
    const crosses = random.chance(CROSSING_PERCENT);
    out[place] = this.enter(crosses ? -random.below(20) : 1 + random.below(1000));
  }

  /** Enters an order this far from the middle, on the passive side unless negative. */
  private enter(distance: number): OrderId {
    const side = this.random.below(2) as Side;
    this.submit.side = side;
    this.submit.price = (side === Side.Buy ? MID - distance : MID + distance) as Ticks;
    this.submit.quantity = (1 + this.random.below(100)) as Lots;
    this.driver.apply(this.submit);
    return this.listener.orderId;
  }
}

/** An operation is a cancel together with the order that takes its place. */
export function watchSteadyBook(operations: number): void {
  const book = new SteadyBook();
  row(['millions', 'heap MB', 'buffers', 'rss']);
  let first: number | null = null;
  let held = 0;
  for (let sample = 1; sample <= SAMPLES; sample++) {
    for (let i = 0; i < operations / SAMPLES; i++) book.operate();
    const use = memoryUse();
    held = use.heap + use.buffers;
    first ??= held;
    const done = ((operations / SAMPLES) * sample) / 1e6;
    row([done.toFixed(1), megabytes(use.heap), megabytes(use.buffers), megabytes(use.rss)]);
  }
  console.log(
    `held at the end less held at the first sample: ${megabytes(held - (first ?? 0))} MB`,
  );
}

/** The project's own flows, each stressing one way a book is used. Seeded and repeatable. */
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID, type OrderId } from '../../src/core/types/ids';
import { OrderType, TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import type { Lots, Ticks } from '../../src/core/types/units';
import { SYMBOL } from '../referee/command-translator';
import { Random } from './random';
import { RecordedFlow } from './recorded-flow';

const MID = 100_000;
const identity = { symbol: SYMBOL, accountId: NO_ACCOUNT, clientOrderId: NO_CLIENT_ORDER_ID };

class FlowBuilder {
  readonly random: Random;
  readonly flow: RecordedFlow;
  private submitted = 0;
  /** Passive orders not cancelled so far; some are filled by now, as in real flow. */
  private readonly passiveOrders: number[] = [];

  constructor(name: string, seed: number, length: number) {
    this.random = new Random(seed);
    this.flow = new RecordedFlow(name, length);
  }

  /** Number of passive orders not cancelled so far. */
  get resting(): number {
    return this.passiveOrders.length;
  }

  limit(side: Side, price: number, quantity: number): void {
    this.submitted++;
    this.flow.add({
      kind: 'submit_order',
      ...identity,
      side,
      type: OrderType.Limit,
      timeInForce: TimeInForce.Gtc,
      price: price as Ticks,
      quantity: quantity as Lots,
      instructions: null,
    });
  }

  passiveLimit(side: Side, distance: number, quantity: number): void {
    this.limit(side, this.passive(side, distance), quantity);
    this.passiveOrders.push(this.submitted);
  }

  cancelAny(): void {
    const place = this.random.below(this.passiveOrders.length);
    const orderId = this.passiveOrders[place] as OrderId;
    this.passiveOrders[place] = this.passiveOrders[this.passiveOrders.length - 1];
    this.passiveOrders.pop();
    this.flow.add({ kind: 'cancel_order', ...identity, orderId });
  }

  side(): Side {
    return this.random.below(2) as Side;
  }

  /** A price this many ticks away from the middle, on the passive side. */
  passive(side: Side, distance: number): number {
    return side === Side.Buy ? MID - distance : MID + distance;
  }
}

/** Up to 5,000 orders rest within 30 ticks of the middle; one operation in ten crosses. */
export function realisticFlow(length: number): RecordedFlow {
  const builder = new FlowBuilder('realistic', 1, length);
  const { random } = builder;
  while (builder.flow.length < length) {
    const side = builder.side();
    if (random.chance(10)) {
      builder.limit(side, builder.passive(side, -random.below(5)), 1 + random.below(100));
    } else if (random.below(10_000) < builder.resting) builder.cancelAny();
    else {
      const distance = 1 + Math.floor((random.below(30) * random.below(30)) / 30);
      builder.passiveLimit(side, distance, 1 + random.below(100));
    }
  }
  return builder.flow;
}

/** 100,000 orders rest over 2,000 prices; every operation hits somewhere among them. */
export function deepFlow(length: number): RecordedFlow {
  const builder = new FlowBuilder('deep', 2, length);
  const { random } = builder;
  while (builder.flow.length < length) {
    const full = builder.resting >= 100_000;
    if (full && random.chance(50)) builder.cancelAny();
    else builder.passiveLimit(builder.side(), 1 + random.below(1000), 1 + random.below(100));
  }
  return builder.flow;
}

/** Half of the orders cross a book of a few hundred levels. */
export function crossingFlow(length: number): RecordedFlow {
  const builder = new FlowBuilder('crossing', 3, length);
  const { random } = builder;
  while (builder.flow.length < length) {
    const side = builder.side();
    const distance = 1 + random.below(200);
    const crosses = random.chance(50);
    builder.limit(
      side,
      builder.passive(side, crosses ? -distance : distance),
      1 + random.below(100),
    );
  }
  return builder.flow;
}

/** Layers of small orders, each wiped out by one large order through many levels. */
export function sweepingFlow(length: number): RecordedFlow {
  const builder = new FlowBuilder('sweeping', 4, length);
  const { random } = builder;
  const LAYER = 64;
  while (builder.flow.length < length) {
    const side = builder.side();
    let total = 0;
    for (let i = 0; i < LAYER && builder.flow.length < length - 1; i++) {
      const quantity = 1 + random.below(20);
      total += quantity;
      builder.limit(side, builder.passive(side, 1 + random.below(500)), quantity);
    }
    const aggressor = side === Side.Buy ? Side.Sell : Side.Buy;
    builder.limit(aggressor, builder.passive(side, 500), total);
  }
  return builder.flow;
}

/**
 * `npm run bench:cascade`: one order that sets off a cascade of stops, each of which trades at the
 * next price and triggers the next stop. The time a stop must not grow with their number.
 */
import { OrderType, TimeInForce } from '../src/core/types/order-terms';
import { NO_INSTRUCTIONS } from '../src/core/commands/instructions';
import type { SubmitOrder } from '../src/core/commands/commands';
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID } from '../src/core/types/ids';
import { Side } from '../src/core/types/side';
import { NO_PRICE, type Lots, type Ticks } from '../src/core/types/units';
import type { OrderTriggered } from '../src/core/events/events';
import { EngineDriver } from './referee/engine-driver';
import { SYMBOL } from './referee/command-translator';
import { SilentListener } from './support/silent-listener';
import { row } from './support/table';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const RUNS = 3;
const ONE = 1 as Lots;

/** Checks that the stops run one after another, in the order of their trigger prices. */
class CascadeListener extends SilentListener {
  triggered = 0;
  inOrder = true;
  private lastOrderId = 0;

  override orderTriggered({ orderId }: OrderTriggered): void {
    this.triggered++;
    if (orderId <= this.lastOrderId) this.inOrder = false;
    this.lastOrderId = orderId;
  }
}

const plain: SubmitOrder = {
  kind: 'submit_order',
  symbol: SYMBOL,
  accountId: NO_ACCOUNT,
  clientOrderId: NO_CLIENT_ORDER_ID,
  side: Side.Sell,
  type: OrderType.Limit,
  timeInForce: TimeInForce.Gtc,
  price: NO_PRICE,
  quantity: ONE,
  instructions: null,
};

/** Offers at 1, 2, 3 … and a buy stop at each price that takes the next offer. */
function prepare(driver: EngineDriver, size: number): void {
  for (let price = 1; price <= size + 1; price++) {
    driver.apply({ ...plain, price: price as Ticks });
  }
  for (let price = 1; price <= size; price++) {
    driver.apply({
      ...plain,
      side: Side.Buy,
      type: OrderType.Stop,
      instructions: { ...NO_INSTRUCTIONS, triggerPrice: price as Ticks },
    });
  }
}

/** Microseconds of CPU time that the cascade took. */
function cascade(size: number): number {
  const listener = new CascadeListener();
  const driver = new EngineDriver(listener);
  prepare(driver, size);
  const before = process.cpuUsage();
  driver.apply({ ...plain, side: Side.Buy, price: 1 as Ticks, timeInForce: TimeInForce.Ioc });
  const { user } = process.cpuUsage(before);
  const { triggered, inOrder } = listener;
  if (triggered !== size || !inOrder) throw new Error(`${triggered} of ${size} stops in order`);
  return user;
}

function report(size: number): void {
  const micros = Math.min(...Array.from({ length: RUNS }, () => cascade(size)));
  row([size, (micros / 1000).toFixed(1), (micros / size).toFixed(2)]);
}

console.log(`node ${process.version}, one command that runs a whole cascade of stops, CPU time\n`);
row(['stops', 'ms', 'µs / stop']);
cascade(SIZES[1]);
SIZES.forEach(report);

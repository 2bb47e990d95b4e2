/** The frames of the order by order feed as JSON text. */
import { crc32 } from 'node:zlib';
import { isoTime } from '../common/iso-time';
import { Side } from '../core/types/side';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { sideWord } from '../instruments/order-words';
import type { OrderQueue, QueuedOrder } from './order-queue';
import type { QueueChange } from './queue-changes';
import type { QueuePosition } from './queue-sequences';

/** Orders of each side that the checksum covers. */
const CHECKSUM_ORDERS = 10;

/** A queue, where it stands, and what is needed to print it. */
export interface ShownQueue {
  readonly instrument: ListedInstrument;
  readonly queue: OrderQueue;
  readonly position: QueuePosition;
}

export function queueSnapshotFrame(shown: ShownQueue): string {
  const { symbol } = shown.instrument;
  const { sequence, time } = shown.position;
  return (
    `{"type":"snapshot","symbol":"${symbol}","sequence":${sequence}` +
    `,"timestamp":"${isoTime(time)}","bids":${ordersText(shown, Side.Buy)}` +
    `,"asks":${ordersText(shown, Side.Sell)},"checksum":${queueChecksum(shown)}}`
  );
}

/** One command's update. */
export function queueUpdateFrame(shown: ShownQueue, changes: readonly QueueChange[]): string {
  const { symbol } = shown.instrument;
  const { sequence, time } = shown.position;
  const texts = changes.map((change) => changeText(change, shown.instrument));
  return (
    `{"type":"update","symbol":"${symbol}","sequence":${sequence}` +
    `,"previousSequence":${sequence - 1},"timestamp":"${isoTime(time)}"` +
    `,"changes":[${texts.join(',')}],"checksum":${queueChecksum(shown)}}`
  );
}

/**
 * CRC-32 of the first 10 orders of the asks, then of the bids: of each the orderId, then price and
 * shown quantity as printed but without the point and without leading zeros, all joined.
 */
function queueChecksum({ queue, instrument }: ShownQueue): number {
  const { price, quantity } = instrument;
  let text = '';
  const append = (order: QueuedOrder): void => {
    text += `${order.orderId}${price.digits(order.price)}${quantity.digits(order.shown)}`;
  };
  queue.forEach(Side.Sell, CHECKSUM_ORDERS, append);
  queue.forEach(Side.Buy, CHECKSUM_ORDERS, append);
  return crc32(text);
}

function ordersText({ queue, instrument }: ShownQueue, side: Side): string {
  const parts: string[] = [];
  let lastPrice = NaN;
  let printed = '';
  queue.forEach(side, Infinity, ({ orderId, price, shown }) => {
    if (price !== lastPrice) printed = instrument.price.print(price);
    lastPrice = price;
    parts.push(`["${orderId}","${printed}","${instrument.quantity.print(shown)}"]`);
  });
  return `[${parts.join(',')}]`;
}

function changeText(change: QueueChange, { price, quantity }: ListedInstrument): string {
  const head = `{"op":"${change.op}"`;
  const id = `"orderId":"${change.orderId}"`;
  if (change.op === 'delete') return `${head},${id}}`;
  const shown = `"quantity":"${quantity.print(change.shown)}"`;
  if (change.op === 'reduce') return `${head},${id},${shown}}`;
  const side = sideWord(change.side);
  return `${head},"side":"${side}",${id},"price":"${price.print(change.price)}",${shown}}`;
}

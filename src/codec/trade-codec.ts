/** Trades as bytes, for the snapshots of read models. */
import type { Trade } from '../core/events/events';
import type { OrderId, TradeId } from '../core/types/ids';
import type { Side } from '../core/types/side';
import type { Lots, Ticks } from '../core/types/units';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import type { NameReader, NameWriter } from './name-codec';

export function writeTrade(to: ByteWriter, names: NameWriter, trade: Trade): void {
  names.write(trade.symbol);
  to.number(trade.tradeId);
  to.number(trade.tradeSequence);
  to.number(trade.price);
  to.number(trade.quantity);
  to.byte(trade.aggressorSide);
  to.number(trade.makerOrderId);
  to.number(trade.takerOrderId);
  to.number(trade.makerRemaining);
  to.number(trade.takerRemaining);
}

export function readTrade(from: ByteReader, names: NameReader): Trade {
  return {
    kind: 'trade',
    symbol: names.read(),
    tradeId: from.number() as TradeId,
    tradeSequence: from.number(),
    price: from.number() as Ticks,
    quantity: from.number() as Lots,
    aggressorSide: from.byte() as Side,
    makerOrderId: from.number() as OrderId,
    takerOrderId: from.number() as OrderId,
    makerRemaining: from.number() as Lots,
    takerRemaining: from.number() as Lots,
  };
}

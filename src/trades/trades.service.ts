import { Injectable } from '@nestjs/common';
import { jsonList, type Json } from '../common/json';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { tradeJson } from '../instruments/trade.response';
import type { TradesQuery, TradesResponse } from './dto/trades.dto';
import { TradeArchive } from './trade-archive';
import type { TradeRecord } from './trade-history';
import { TradesProjection } from './trades.projection';

/** Answers questions about trades: from memory, and on from there out of the archive. */
@Injectable()
export class TradesService {
  constructor(
    private readonly catalogue: InstrumentCatalogue,
    private readonly trades: TradesProjection,
    private readonly archive: TradeArchive,
  ) {}

  /** @throws ProblemError `symbol_not_found`, `history_unavailable` */
  async latest(symbol: string, { limit, before }: TradesQuery): Promise<Json<TradesResponse>> {
    const instrument = this.catalogue.get(symbol);
    const beforeTradeId = before === undefined ? Infinity : Number(before);
    const records = await this.records(symbol, limit, beforeTradeId);
    const trades = records.map(({ trade, time }) => tradeJson(trade, time, instrument));
    return `{"trades":${jsonList(trades)}}` as Json<TradesResponse>;
  }

  private async records(symbol: string, limit: number, before: number): Promise<TradeRecord[]> {
    const history = this.trades.history(symbol);
    const latest = history.latest(limit, before);
    const { oldest } = history;
    if (latest.length === limit || oldest === undefined || oldest.tradeSequence === 1)
      return latest;
    const end = Math.min(before, oldest.tradeId);
    return [...latest, ...(await this.archive.before(symbol, end, limit - latest.length))];
  }
}

import { Injectable } from '@nestjs/common';
import { microsOf } from '../common/iso-time';
import { jsonList, type Json } from '../common/json';
import { invalidRequest } from '../common/problem/problem-error';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { candleJson } from './candle-json';
import { CandleArchive, type CandleKind } from './candle-archive';
import {
  filled,
  rangeOf,
  type CandleRange,
  type CandleWish,
  type TradedCandles,
} from './candle-range';
import type { CandlesQuery, CandlesResponse } from './dto/candles.dto';
import { DEFAULT_INTERVAL, INTERVAL_MICROS } from './intervals';
import { StatisticsProjection } from './statistics.projection';

/** Answers questions about candles. */
@Injectable()
export class CandlesService {
  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly statistics: StatisticsProjection,
    private readonly archive: CandleArchive,
  ) {}

  /** @throws ProblemError `invalid_request`, `symbol_not_found`, `history_unavailable` */
  async list(symbol: string, query: CandlesQuery): Promise<Json<CandlesResponse>> {
    const instrument = this.catalogue.get(symbol);
    const { interval = DEFAULT_INTERVAL } = query;
    const micros = INTERVAL_MICROS[interval];
    const range = rangeOf(wishOf(query), micros, this.engine.timeReached);
    const candles = filled(range, micros, await this.traded({ symbol, interval }, range));
    const list = jsonList(candles.map((candle) => candleJson(candle, instrument)));
    const text = `{"symbol":"${symbol}","interval":"${interval}","candles":${list}}`;
    return text as Json<CandlesResponse>;
  }

  /** The candles of a range that had trades: from memory, and those before out of the archive. */
  private async traded(kind: CandleKind, range: CandleRange): Promise<TradedCandles> {
    const series = this.statistics.of(kind.symbol).candles.of(kind.interval);
    const { oldestTime = 0, isCut } = series;
    const known = series.between(range.from, range.to);
    if (!isCut || oldestTime <= range.from) return known;
    const earlier = { from: range.from, to: Math.min(range.to, oldestTime) };
    const { before, traded } = await this.archive.read(kind, earlier);
    return { before, traded: [...traded, ...known.traded] };
  }
}

function wishOf({ from, to, limit }: CandlesQuery): CandleWish {
  return {
    from: from === undefined ? 0 : timeOf('from', from),
    to: to === undefined ? Infinity : timeOf('to', to),
    limit,
  };
}

function timeOf(field: string, text: string): number {
  const time = microsOf(text);
  if (!Number.isNaN(time)) return time;
  const message = `${field} must be a day that exists, from 1970 to 2254`;
  throw invalidRequest([{ field, message }]);
}

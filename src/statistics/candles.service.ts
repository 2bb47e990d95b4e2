import { Injectable } from '@nestjs/common';
import { microsOf } from '../common/iso-time';
import { jsonList, type Json } from '../common/json';
import { invalidRequest } from '../common/problem/problem-error';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { candleJson } from './candle-json';
import { filled, rangeOf, type CandleWish } from './candle-range';
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
  ) {}

  /** @throws ProblemError `invalid_request`, `symbol_not_found` */
  list(symbol: string, query: CandlesQuery): Json<CandlesResponse> {
    const instrument = this.catalogue.get(symbol);
    const { interval = DEFAULT_INTERVAL } = query;
    const micros = INTERVAL_MICROS[interval];
    const range = rangeOf(wishOf(query), micros, this.engine.timeReached);
    const { before, candles: traded } = this.statistics
      .of(symbol)
      .candles.of(interval)
      .between(range.from, range.to);
    const candles = filled(range, micros, { traded, before });
    const list = jsonList(candles.map((candle) => candleJson(candle, instrument)));
    const text = `{"symbol":"${symbol}","interval":"${interval}","candles":${list}}`;
    return text as Json<CandlesResponse>;
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

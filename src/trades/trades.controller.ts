import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { jsonList, ReturnsJson, type Json } from '../common/json';
import { ApiProblems, SymbolPath } from '../common/openapi/api-decorators';
import { SymbolParam } from '../common/validation/param-pipes';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { tradeJson } from '../instruments/trade.response';
import { TradesQuery, TradesResponse } from './dto/trades.dto';
import { TradesProjection } from './trades.projection';

@ApiTags('Trades')
@Controller('api/v1/trades')
export class TradesController {
  constructor(
    private readonly catalogue: InstrumentCatalogue,
    private readonly trades: TradesProjection,
  ) {}

  @Get(':symbol')
  @ReturnsJson()
  @ApiOperation({ summary: 'Latest trades, newest first' })
  @SymbolPath()
  @ApiOkResponse({ type: TradesResponse })
  @ApiProblems('invalid_request', 'symbol_not_found')
  latest(
    @Param('symbol', SymbolParam) symbol: string,
    @Query() { limit, before }: TradesQuery,
  ): Json<TradesResponse> {
    const instrument = this.catalogue.get(symbol);
    const beforeTradeId = before === undefined ? Infinity : Number(before);
    const records = this.trades.history(symbol).latest(limit, beforeTradeId);
    const trades = records.map(({ trade, time }) => tradeJson(trade, time, instrument));
    return `{"trades":${jsonList(trades)}}` as Json<TradesResponse>;
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReturnsJson, type Json } from '../common/json';
import { ApiProblems, SymbolPath } from '../common/openapi/api-decorators';
import { SymbolParam } from '../common/validation/param-pipes';
import { TradesQuery, TradesResponse } from './dto/trades.dto';
import { TradesService } from './trades.service';

@ApiTags('Trades')
@Controller('api/v1/trades')
export class TradesController {
  constructor(private readonly trades: TradesService) {}

  @Get(':symbol')
  @ReturnsJson()
  @ApiOperation({ summary: 'Latest trades, newest first' })
  @SymbolPath()
  @ApiOkResponse({ type: TradesResponse })
  @ApiProblems('invalid_request', 'symbol_not_found', 'history_unavailable')
  latest(
    @Param('symbol', SymbolParam) symbol: string,
    @Query() query: TradesQuery,
  ): Promise<Json<TradesResponse>> {
    return this.trades.latest(symbol, query);
  }
}

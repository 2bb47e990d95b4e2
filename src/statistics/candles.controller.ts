import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReturnsJson, type Json } from '../common/json';
import { ApiProblems, SymbolPath } from '../common/openapi/api-decorators';
import { SymbolParam } from '../common/validation/param-pipes';
import { CandlesService } from './candles.service';
import { CandlesQuery, CandlesResponse } from './dto/candles.dto';

@ApiTags('Statistics')
@Controller('api/v1/candles')
export class CandlesController {
  constructor(private readonly candles: CandlesService) {}

  @Get(':symbol')
  @ReturnsJson()
  @ApiOperation({ summary: 'Candles, oldest first, up to the current one' })
  @SymbolPath()
  @ApiOkResponse({ type: CandlesResponse })
  @ApiProblems('invalid_request', 'symbol_not_found', 'history_unavailable')
  list(
    @Param('symbol', SymbolParam) symbol: string,
    @Query() query: CandlesQuery,
  ): Promise<Json<CandlesResponse>> {
    return this.candles.list(symbol, query);
  }
}

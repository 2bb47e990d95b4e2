import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, SymbolPath } from '../common/openapi/api-decorators';
import { SymbolParam } from '../common/validation/param-pipes';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { DepthProjection } from './depth.projection';
import { BboResponse, DepthQuery, OrderBookResponse } from './dto/market-data.dto';
import { toBbo, toOrderBook } from './market-data.mapper';

@ApiTags('Market data')
@Controller('api/v1')
export class MarketDataController {
  constructor(
    private readonly catalogue: InstrumentCatalogue,
    private readonly depth: DepthProjection,
  ) {}

  @Get('bbo/:symbol')
  @ApiOperation({ summary: 'Best bid and offer' })
  @SymbolPath()
  @ApiOkResponse({ type: BboResponse })
  @ApiProblems('symbol_not_found')
  bbo(@Param('symbol', SymbolParam) symbol: string): BboResponse {
    const instrument = this.catalogue.get(symbol);
    return toBbo(this.depth.book(symbol), instrument);
  }

  @Get('orderbook/:symbol')
  @ApiOperation({ summary: 'Order book, aggregated by price' })
  @SymbolPath()
  @ApiOkResponse({ type: OrderBookResponse })
  @ApiProblems('invalid_request', 'symbol_not_found')
  orderBook(
    @Param('symbol', SymbolParam) symbol: string,
    @Query() { depth }: DepthQuery,
  ): OrderBookResponse {
    const instrument = this.catalogue.get(symbol);
    return toOrderBook(this.depth.book(symbol), instrument, depth);
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { jsonList, ReturnsJson, type Json } from '../common/json';
import { ApiProblems, SymbolPath } from '../common/openapi/api-decorators';
import { SymbolParam } from '../common/validation/param-pipes';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { TickerResponse, TickersResponse } from './dto/ticker.dto';
import { StatisticsProjection } from './statistics.projection';
import { tickerJson } from './ticker-json';

@ApiTags('Statistics')
@Controller('api/v1/ticker')
export class TickerController {
  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly statistics: StatisticsProjection,
  ) {}

  @Get()
  @ReturnsJson()
  @ApiOperation({ summary: 'Tickers of all instruments' })
  @ApiOkResponse({ type: TickersResponse })
  @ApiProblems()
  all(): Json<TickersResponse> {
    const tickers = this.catalogue.all().map((instrument) => this.tickerOf(instrument));
    return `{"tickers":${jsonList(tickers)}}` as Json<TickersResponse>;
  }

  @Get(':symbol')
  @ReturnsJson()
  @ApiOperation({ summary: 'Last trade, best bid and offer, and the last 24 hours' })
  @SymbolPath()
  @ApiOkResponse({ type: TickerResponse })
  @ApiProblems('symbol_not_found')
  one(@Param('symbol', SymbolParam) symbol: string): Json<TickerResponse> {
    return this.tickerOf(this.catalogue.get(symbol));
  }

  private tickerOf(instrument: ListedInstrument): Json<TickerResponse> {
    const { time, timeReached: until } = this.engine;
    return tickerJson(this.statistics.of(instrument.symbol), instrument, { time, until });
  }
}

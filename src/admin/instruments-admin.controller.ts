import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, SymbolPath } from '../common/openapi/api-decorators';
import { SymbolParam } from '../common/validation/param-pipes';
import {
  InstrumentResponse,
  ListInstrumentRequest,
  TradingStateRequest,
} from '../instruments/instrument.dto';
import { InstrumentsService } from '../instruments/instruments.service';
import { COMMAND_PROBLEMS } from '../matching-engine/command-problems';

const EXAMPLE = {
  symbol: 'DOGE-USDT',
  base: 'DOGE',
  quote: 'USDT',
  tickSize: '0.00001',
  lotSize: '1',
};

@ApiTags('Admin')
@Controller('admin/instruments')
export class InstrumentsAdminController {
  constructor(private readonly instruments: InstrumentsService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'List an instrument; the same terms again change nothing' })
  @ApiBody({ type: ListInstrumentRequest, examples: { doge: { value: EXAMPLE } } })
  @ApiOkResponse({ type: InstrumentResponse })
  @ApiProblems(...COMMAND_PROBLEMS, 'invalid_request', 'invalid_instrument', 'instrument_conflict')
  list(@Body() request: ListInstrumentRequest): Promise<InstrumentResponse> {
    return this.instruments.list(request);
  }

  @Post(':symbol/state')
  @HttpCode(200)
  @ApiOperation({ summary: 'Change the trading state of an instrument' })
  @SymbolPath()
  @ApiBody({ type: TradingStateRequest, examples: { open: { value: { state: 'open' } } } })
  @ApiOkResponse({ type: InstrumentResponse })
  @ApiProblems(...COMMAND_PROBLEMS, 'invalid_request', 'symbol_not_found')
  setState(
    @Param('symbol', SymbolParam) symbol: string,
    @Body() { state }: TradingStateRequest,
  ): Promise<InstrumentResponse> {
    return this.instruments.setState(symbol, state);
  }
}

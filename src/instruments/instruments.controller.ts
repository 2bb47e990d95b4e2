import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, SymbolPath } from '../common/openapi/api-decorators';
import { SymbolParam } from '../common/validation/param-pipes';
import { InstrumentResponse, InstrumentsResponse } from './instrument.dto';
import { InstrumentsService } from './instruments.service';

@ApiTags('Instruments')
@Controller('api/v1/instruments')
export class InstrumentsController {
  constructor(private readonly instruments: InstrumentsService) {}

  @Get()
  @ApiOperation({ summary: 'All instruments with their filters' })
  @ApiOkResponse({ type: InstrumentsResponse })
  @ApiProblems()
  all(): InstrumentsResponse {
    return { instruments: this.instruments.all() };
  }

  @Get(':symbol')
  @ApiOperation({ summary: 'One instrument with its filters' })
  @SymbolPath()
  @ApiOkResponse({ type: InstrumentResponse })
  @ApiProblems('symbol_not_found')
  one(@Param('symbol', SymbolParam) symbol: string): InstrumentResponse {
    return this.instruments.get(symbol);
  }
}

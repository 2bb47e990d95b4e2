import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReturnsJson, type Json } from '../common/json';
import { ApiProblems } from '../common/openapi/api-decorators';
import { PreventedMatchesQuery, PreventedMatchesResponse } from './dto/prevented-match.dto';
import { OrdersService } from './orders.service';

@ApiTags('Orders')
@Controller('api/v1/prevented-matches')
export class PreventedMatchesController {
  constructor(private readonly orders: OrdersService) {}

  @Get()
  @ReturnsJson()
  @ApiOperation({ summary: 'Matches that self-trade prevention kept from trading, newest first' })
  @ApiOkResponse({ type: PreventedMatchesResponse })
  @ApiProblems('invalid_request', 'symbol_not_found')
  latest(@Query() query: PreventedMatchesQuery): Json<PreventedMatchesResponse> {
    return this.orders.preventedMatches(query);
  }
}

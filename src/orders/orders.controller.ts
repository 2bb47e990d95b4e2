import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReturnsJson, type Json } from '../common/json';
import { ApiProblems, OrderIdPath } from '../common/openapi/api-decorators';
import { OrderIdParam } from '../common/validation/param-pipes';
import { COMMAND_PROBLEMS } from '../matching-engine/command-problems';
import { BatchRequest } from './dto/batch.request';
import { OrderQuery, OrdersQuery } from './dto/order.query';
import {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceTermsRequest,
} from './dto/order-reference.request';
import {
  BatchAnswer,
  CancelledOrdersAnswer,
  OrderAnswer,
  OrderResponse,
  OrdersPage,
  TestAnswer,
  TradedOrderAnswer,
} from './dto/order.response';
import { SubmitOrderRequest } from './dto/submit-order.request';
import { BATCH_EXAMPLES, REPLACE_EXAMPLES, SUBMIT_EXAMPLES } from './order.examples';
import { OrderLookup } from './order-lookup.service';
import { ENTRY_PROBLEMS, FILTER_PROBLEMS, MARKET_PROBLEMS } from './order-problems';
import { OrdersService } from './orders.service';

@ApiTags('Orders')
@Controller('api/v1/orders')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly lookup: OrderLookup,
  ) {}

  @Post()
  @ReturnsJson()
  @ApiOperation({ summary: 'Enter an order' })
  @ApiBody({ type: SubmitOrderRequest, examples: SUBMIT_EXAMPLES })
  @ApiCreatedResponse({ type: TradedOrderAnswer, description: 'Accepted; see order.status' })
  @ApiOkResponse({ type: TradedOrderAnswer, description: 'A repetition: the original answer' })
  @ApiProblems(...COMMAND_PROBLEMS, ...ENTRY_PROBLEMS)
  async submit(
    @Body() request: SubmitOrderRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json<TradedOrderAnswer>> {
    const { json, duplicate } = await this.orders.submit(request);
    if (duplicate) reply.status(200);
    return json;
  }

  @Post('test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check an order as if it were entered, without entering it' })
  @ApiBody({ type: SubmitOrderRequest, examples: SUBMIT_EXAMPLES })
  @ApiOkResponse({ type: TestAnswer, description: 'It would be accepted' })
  @ApiProblems(...COMMAND_PROBLEMS, ...ENTRY_PROBLEMS)
  test(@Body() request: SubmitOrderRequest): TestAnswer {
    return this.orders.test(request);
  }

  @Post('cancel')
  @HttpCode(200)
  @ReturnsJson()
  @ApiOperation({ summary: 'Cancel an order by its id or by your own' })
  @ApiBody({
    type: CancelOrderRequest,
    examples: { byOrderId: { value: { symbol: 'BTC-USDT', orderId: '1' } } },
  })
  @ApiOkResponse({ type: OrderAnswer })
  @ApiProblems(...COMMAND_PROBLEMS, 'invalid_request', 'symbol_not_found', 'order_not_found')
  cancel(@Body() request: CancelOrderRequest): Promise<Json<OrderAnswer>> {
    return this.orders.cancel(request);
  }

  @Post('batch')
  @HttpCode(200)
  @ReturnsJson()
  @ApiOperation({ summary: 'Enter several orders' })
  @ApiExtraModels(TradedOrderAnswer)
  @ApiBody({ type: BatchRequest, examples: BATCH_EXAMPLES })
  @ApiOkResponse({ type: BatchAnswer })
  @ApiProblems(...COMMAND_PROBLEMS, 'invalid_request')
  batch(@Body() { orders }: BatchRequest): Promise<Json<BatchAnswer>> {
    return this.orders.batch(orders);
  }

  @Patch(':orderId')
  @ReturnsJson()
  @ApiOperation({ summary: 'Change the terms of a resting or pending order' })
  @OrderIdPath()
  @ApiBody({ type: ReplaceTermsRequest, examples: REPLACE_EXAMPLES })
  @ApiOkResponse({ type: TradedOrderAnswer })
  @ApiProblems(
    ...COMMAND_PROBLEMS,
    ...FILTER_PROBLEMS,
    ...MARKET_PROBLEMS,
    'symbol_not_found',
    'order_not_found',
    'not_pending',
  )
  replace(
    @Param('orderId', OrderIdParam) orderId: string,
    @Body() terms: ReplaceTermsRequest,
  ): Promise<Json<TradedOrderAnswer>> {
    return this.orders.replace({ ...terms, orderId });
  }

  @Delete(':orderId')
  @ReturnsJson()
  @ApiOperation({ summary: 'Cancel an order' })
  @OrderIdPath()
  @ApiOkResponse({ type: OrderAnswer })
  @ApiProblems(...COMMAND_PROBLEMS, 'invalid_request', 'symbol_not_found', 'order_not_found')
  cancelById(
    @Param('orderId', OrderIdParam) orderId: string,
    @Query() { symbol, accountId }: OrderQuery,
  ): Promise<Json<OrderAnswer>> {
    return this.orders.cancel({ symbol, orderId, accountId });
  }

  @Delete()
  @ReturnsJson()
  @ApiOperation({ summary: 'Cancel all orders that match' })
  @ApiOkResponse({ type: CancelledOrdersAnswer })
  @ApiProblems(...COMMAND_PROBLEMS, 'invalid_request', 'symbol_not_found')
  cancelAll(@Query() filter: CancelOrdersRequest): Promise<Json<CancelledOrdersAnswer>> {
    return this.orders.cancelAll(filter);
  }

  @Get(':orderId')
  @ReturnsJson()
  @ApiOperation({ summary: 'One order' })
  @OrderIdPath()
  @ApiOkResponse({ type: OrderResponse })
  @ApiProblems('invalid_request', 'symbol_not_found', 'order_not_found', 'history_unavailable')
  one(
    @Param('orderId', OrderIdParam) orderId: string,
    @Query() query: OrderQuery,
  ): Promise<Json<OrderResponse>> {
    return this.lookup.get(orderId, query);
  }

  @Get()
  @ReturnsJson()
  @ApiOperation({ summary: 'Orders, newest first' })
  @ApiOkResponse({ type: OrdersPage })
  @ApiProblems('invalid_request', 'symbol_not_found', 'history_unavailable')
  list(@Query() query: OrdersQuery): Promise<Json<OrdersPage>> {
    return this.lookup.list(query);
  }
}

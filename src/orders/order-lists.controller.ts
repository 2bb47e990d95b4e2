import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReturnsJson, type Json } from '../common/json';
import { ApiProblems, ListIdPath } from '../common/openapi/api-decorators';
import { ListIdParam } from '../common/validation/param-pipes';
import { COMMAND_PROBLEMS } from '../matching-engine/command-problems';
import { CancelledListAnswer, ListAnswer, ListResponse, ListsPage } from './dto/list.response';
import { ListQuery, ListsQuery, SubmitListRequest } from './dto/submit-list.request';
import { LIST_EXAMPLES } from './list.examples';
import { ENTRY_PROBLEMS } from './order-problems';
import { OrderListsService } from './order-lists.service';

@ApiTags('Order lists')
@Controller('api/v1/orders/lists')
export class OrderListsController {
  constructor(private readonly lists: OrderListsService) {}

  @Post()
  @ReturnsJson()
  @ApiOperation({ summary: 'Enter orders that depend on each other' })
  @ApiBody({ type: SubmitListRequest, examples: LIST_EXAMPLES })
  @ApiCreatedResponse({ type: ListAnswer, description: 'Accepted; see the status of its orders' })
  @ApiOkResponse({ type: ListAnswer, description: 'A repetition: the original answer' })
  @ApiProblems(...COMMAND_PROBLEMS, ...ENTRY_PROBLEMS)
  async submit(
    @Body() request: SubmitListRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json<ListAnswer>> {
    const { json, duplicate } = await this.lists.submit(request);
    if (duplicate) reply.status(200);
    return json;
  }

  @Delete(':listId')
  @ReturnsJson()
  @ApiOperation({ summary: 'Cancel what is left of a list' })
  @ListIdPath()
  @ApiOkResponse({ type: CancelledListAnswer })
  @ApiProblems(...COMMAND_PROBLEMS, 'invalid_request', 'symbol_not_found', 'list_not_found')
  cancel(
    @Param('listId', ListIdParam) listId: string,
    @Query() { symbol, accountId }: ListQuery,
  ): Promise<Json<CancelledListAnswer>> {
    return this.lists.cancel({ symbol, listId, accountId });
  }

  @Get(':listId')
  @ReturnsJson()
  @ApiOperation({ summary: 'One list with its orders' })
  @ListIdPath()
  @ApiOkResponse({ type: ListResponse })
  @ApiProblems('invalid_request', 'symbol_not_found', 'list_not_found')
  one(@Param('listId', ListIdParam) listId: string, @Query() query: ListQuery): Json<ListResponse> {
    return this.lists.get(listId, query);
  }

  @Get()
  @ReturnsJson()
  @ApiOperation({ summary: 'Lists, newest first' })
  @ApiOkResponse({ type: ListsPage })
  @ApiProblems('invalid_request', 'symbol_not_found')
  list(@Query() query: ListsQuery): Json<ListsPage> {
    return this.lists.list(query);
  }
}

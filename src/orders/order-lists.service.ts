import { Injectable } from '@nestjs/common';
import type { Json } from '../common/json';
import { ProblemError } from '../common/problem/problem-error';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { firstOf, type Outcome } from '../matching-engine/outcome';
import type { CancelledListAnswer, ListAnswer, ListResponse, ListsPage } from './dto/list.response';
import type {
  CancelListRequest,
  ListQuery,
  ListsQuery,
  SubmitListRequest,
} from './dto/submit-list.request';
import { cancelledListJson, listAnswerJson, listJson, listsPageJson } from './list-json';
import { toCancelList, toSubmitList } from './order-command.mapper';
import { duplicateAnswerJson } from './order-json';
import { OrdersProjection } from './orders.projection';

/** The answer to a new list, and whether the request was a repetition. */
export interface SubmitListAnswer {
  readonly json: Json<ListAnswer>;
  readonly duplicate: boolean;
}

/** What REST and sockets can ask of lists of orders. `origin` is the socket that asks, if any. */
@Injectable()
export class OrderListsService {
  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly orders: OrdersProjection,
  ) {}

  async submit(request: SubmitListRequest, origin?: object): Promise<SubmitListAnswer> {
    const command = toSubmitList(request, this.catalogue.get(request.orders[0].symbol));
    return this.engine.submit(command, (outcome) => this.submitted(outcome), origin);
  }

  async cancel(request: CancelListRequest, origin?: object): Promise<Json<CancelledListAnswer>> {
    this.catalogue.get(request.symbol);
    const command = toCancelList(request);
    const answer = (outcome: Outcome): Json<CancelledListAnswer> =>
      cancelledListJson(outcome, this.orders.lists.get(command.listId));
    return this.engine.submit(command, answer, origin);
  }

  /** @throws ProblemError `symbol_not_found`, `list_not_found` */
  get(listId: string, { symbol, accountId }: ListQuery): Json<ListResponse> {
    this.catalogue.get(symbol);
    const record = this.orders.lists.find(Number(listId));
    const isOther = accountId !== undefined && record?.terms.accountId !== accountId;
    if (record === undefined || record.terms.symbol !== symbol || isOther) {
      throw new ProblemError('list_not_found');
    }
    return listJson(record);
  }

  /** @throws ProblemError `symbol_not_found` */
  list({ limit, cursor, ...filter }: ListsQuery): Json<ListsPage> {
    if (filter.symbol !== undefined) this.catalogue.get(filter.symbol);
    const before = cursor === undefined ? Infinity : Number(cursor);
    const found = this.orders.lists.list({ ...filter, before, limit: limit + 1 });
    const page = found.slice(0, limit);
    const nextCursor = found.length > limit ? String(page[limit - 1].terms.listId) : null;
    return listsPageJson(page, nextCursor);
  }

  private submitted(outcome: Outcome): SubmitListAnswer {
    const duplicated = firstOf(outcome.events, 'list_duplicated');
    if (duplicated !== undefined) return this.repeated(duplicated.listId);
    const accepted = firstOf(outcome.events, 'list_accepted');
    if (accepted === undefined) throw new Error('a submitted list was neither taken nor refused');
    const json = listAnswerJson(outcome, this.orders.lists.get(accepted.listId));
    return { json, duplicate: false };
  }

  private repeated(listId: number): SubmitListAnswer {
    const answer = this.orders.answers.ofList(listId);
    if (answer === undefined) throw new Error(`the answer of list ${listId} is not kept`);
    return { json: duplicateAnswerJson(answer), duplicate: true };
  }
}

import {
  accepted,
  expectProblem,
  limit,
  read,
  type WireAnswer,
  type WireOrder,
} from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const MINE = { accountId: 'alice' };

describe('self-trade prevention (R26)', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const enter = (order: Json): Promise<WireAnswer> => accepted(service.rest, order);

  const now = ({ order }: WireAnswer): Promise<WireOrder> => read(service.rest, order.orderId);

  const prevented = async (query: string): Promise<Json[]> => {
    const path = `/api/v1/prevented-matches?${query}`;
    const { status, body } = await service.rest.get<{ preventedMatches: Json[] }>(path);
    expect(status).toBe(200);
    return body.preventedMatches;
  };

  const ENDED = { status: 'cancelled', reason: 'self_trade_prevention' };

  test.each<[string | undefined, Json, Json]>([
    [undefined, { status: 'open' }, ENDED],
    ['cancel_newest', { status: 'open' }, ENDED],
    ['cancel_oldest', ENDED, { status: 'open' }],
    ['cancel_both', ENDED, ENDED],
    [
      'decrement',
      { ...ENDED, preventedQuantity: '1.00000', remainingQuantity: '0.00000' },
      { status: 'open', preventedQuantity: '1.00000', remainingQuantity: '2.00000' },
    ],
    ['none', { status: 'filled' }, { status: 'partially_filled' }],
  ])('%s: the resting order is %j, the incoming one %j', async (mode, maker, taker) => {
    const resting = await enter(limit('sell', '1', '100', MINE));
    const incoming = limit('buy', '3', '100', { ...MINE, selfTradePrevention: mode });
    const { order, trades } = await enter(incoming);
    expect(order).toMatchObject(taker);
    expect(await now(resting)).toMatchObject(maker);
    expect(trades).toHaveLength(mode === 'none' ? 1 : 0);
    expect(await prevented('symbol=BTC-USDT')).toHaveLength(mode === 'none' ? 0 : 1);
  });

  test('earlier fills stand', async () => {
    await enter(limit('sell', '1', '99', { accountId: 'bob' }));
    await enter(limit('sell', '1', '100', MINE));
    const { order, trades } = await enter(limit('buy', '3', '100', MINE));
    expect(trades).toHaveLength(1);
    expect(order).toMatchObject({ ...ENDED, filledQuantity: '1.00000' });
  });

  test('accounts of one trade group are one; others and nobody are not', async () => {
    const group = { tradeGroup: 'desk' };
    await enter(limit('sell', '1', '100', { accountId: 'bob', ...group }));
    const { order } = await enter(limit('buy', '1', '100', { ...MINE, ...group }));
    expect(order).toMatchObject({ ...ENDED, tradeGroup: 'desk' });
    expect((await enter(limit('buy', '1', '100', MINE))).order.status).toBe('filled');
    await enter(limit('sell', '1', '100'));
    expect((await enter(limit('buy', '1', '100'))).order.status).toBe('filled');
  });

  test('prevented matches can be listed by symbol, order and account, in pages', async () => {
    const maker = await enter(limit('sell', '2', '100', MINE));
    const takers: WireAnswer[] = [];
    for (let i = 0; i < 3; i++) takers.push(await enter(limit('buy', '1', '100', MINE)));
    const all = await prevented('symbol=BTC-USDT');
    expect(all).toHaveLength(3);
    expect(all[2]).toEqual({
      preventedMatchId: '1',
      symbol: 'BTC-USDT',
      price: '100.00',
      quantity: '1.00000',
      mode: 'cancel_newest',
      makerOrderId: maker.order.orderId,
      takerOrderId: takers[0].order.orderId,
      aggressorSide: 'buy',
      timestamp: takers[0].timestamp,
    });
    expect(await prevented('')).toEqual(all);
    expect(await prevented(`orderId=${takers[1].order.orderId}`)).toEqual([all[1]]);
    expect(await prevented(`orderId=${maker.order.orderId}&limit=1`)).toEqual([all[0]]);
    expect(await prevented('symbol=BTC-USDT&before=3')).toEqual(all.slice(1));
    expect(await prevented('accountId=alice')).toEqual(all);
    expect(await prevented('accountId=bob')).toEqual([]);
    expect(await prevented('symbol=ETH-USDT')).toEqual([]);
    const unlisted = await service.rest.get('/api/v1/prevented-matches?symbol=A-B');
    expectProblem(unlisted, { status: 404, code: 'symbol_not_found' });
    const bad = await service.rest.get('/api/v1/prevented-matches?before=x');
    expectProblem(bad, { status: 400, code: 'invalid_request', field: 'before' });
  });

  test('both orders are reported to the account, before what ends', async () => {
    const socket = await service.socket('/ws/orders?accountId=alice');
    const maker = await enter(limit('sell', '1', '100', MINE));
    const more = { ...MINE, selfTradePrevention: 'decrement' };
    const taker = await enter(limit('buy', '3', '100', more));
    await socket.request('ping');
    const [m, t] = [maker, taker].map(({ order }) => order.orderId);
    const reports = socket.all('execution');
    expect(
      reports.map(({ execution, order }) => [execution, (order as WireOrder).orderId]),
    ).toEqual([
      ['accepted', m],
      ['accepted', t],
      ['prevented', m],
      ['prevented', t],
      ['cancelled', m],
    ]);
    const [match] = await prevented('symbol=BTC-USDT');
    expect(reports[2].preventedMatch).toEqual(match);
    expect(reports[3].order).toMatchObject({
      preventedQuantity: '1.00000',
      remainingQuantity: '2.00000',
      selfTradePrevention: 'decrement',
    });
    const { body } = await service.rest.get<string>('/admin/metrics');
    expect(body).toContain('prevented_matches_total{symbol="BTC-USDT",mode="decrement"} 1\n');
  });
});

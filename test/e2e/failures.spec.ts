import { ProblemError } from '../../src/common/problem/problem-error';
import type { Command, SequencedCommand } from '../../src/core/commands/commands';
import type { Outcome } from '../../src/matching-engine/outcome';
import { accepted, expectProblem, limit, submit, type WireAnswer } from '../support/e2e-orders';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const UNAVAILABLE = { status: 503, code: 'journal_unavailable' };
const ORDER = limit('buy', '1', '100');

/** A log that lets each append wait until it is released. */
class Gate {
  readonly batches: number[][] = [];
  private waiting: (() => void)[] = [];
  private open = false;

  constructor(service: E2eService) {
    const log = service.commandLog;
    const original = log.append.bind(log);
    log.append = async (batch: readonly SequencedCommand[]): Promise<void> => {
      this.batches.push(batch.map(({ sequence }) => sequence));
      if (!this.open) await new Promise<void>((resolve) => this.waiting.push(resolve));
      await original(batch);
    };
  }

  /** Resolves once an append waits. */
  async reached(): Promise<void> {
    await until(() => this.waiting.length === 1);
  }

  release(): void {
    this.waiting.splice(0).forEach((resume) => resume());
  }

  releaseAll(): void {
    this.open = true;
    this.release();
  }
}

describe('failures', () => {
  let service: E2eService;

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    service = await E2eService.start({ env });
  };

  afterEach(() => service.close());

  const book = async (): Promise<Json> =>
    (await service.rest.get('/api/v1/orderbook/BTC-USDT')).body;

  const ready = () => service.rest.get('/admin/health/ready');

  /** Everything that would change state, refused for good. */
  const expectStopped = async (): Promise<void> => {
    const { status, body } = await ready();
    expect({ status, state: body.status }).toEqual({ status: 503, state: 'failed' });
    expect((await service.rest.get('/admin/health/live')).status).toBe(200);
    expectProblem(await submit(service.rest, ORDER), UNAVAILABLE);
    expectProblem(await service.rest.delete('/api/v1/orders'), UNAVAILABLE);
    const state = await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'halted' });
    expectProblem(state, UNAVAILABLE);
    const socket = await service.socket('/ws/orders');
    const frame = await socket.request('submit', ORDER);
    expect(frame.error).toMatchObject({ code: 'journal_unavailable' });
    const metrics = await service.rest.get<string>('/admin/metrics');
    expect(metrics.body).toMatch(/engine_ready\{durability="memory"\} 0/);
  };

  describe('of the log', () => {
    test.each<[string, () => Promise<void> | void]>([
      ['rejects', () => Promise.reject(new Error('disk full'))],
      [
        'throws',
        () => {
          throw new Error('disk full');
        },
      ],
    ])(
      'an append that %s stops the service: nobody of the batch is told it worked',
      async (_, fail) => {
        await start();
        await accepted(service.rest, ORDER);
        const before = await book();
        const hash = service.engine.stateHash();
        const orders = await service.socket('/ws/orders');
        const feed = await service.socket('/ws/market-data/BTC-USDT');
        service.commandLog.append = fail;
        const overRest = Array.from({ length: 20 }, () => submit(service.rest, ORDER));
        const overSocket = Array.from({ length: 20 }, () => orders.request('submit', ORDER));
        for (const answer of await Promise.all(overRest)) expectProblem(answer, UNAVAILABLE);
        for (const { ok, error } of await Promise.all(overSocket)) {
          expect({ ok, code: error?.code }).toEqual({ ok: false, code: 'journal_unavailable' });
        }
        await expectStopped();
        expect(await book()).toEqual(before);
        expect(service.engine.stateHash()).toBe(hash);
        expect(orders.all('execution')).toEqual([]);
        expect(feed.all('update')).toEqual([]);
      },
    );

    test('while an append is slow nothing is seen or answered; then all in order', async () => {
      await start();
      const gate = new Gate(service);
      const socket = await service.socket('/ws/orders');
      const feed = await service.socket('/ws/market-data/BTC-USDT');
      await feed.next('snapshot');
      const first = socket.request('submit', ORDER);
      await gate.reached();
      const more = Array.from({ length: 50 }, () => socket.request('submit', ORDER));
      await until(() => service.engine.inboxDepth === 50);
      expect(socket.history).toEqual([]);
      expect(await book()).toMatchObject({ bids: [] });
      expect(service.engine.status).toBe('ready');

      gate.release();
      expect((await first).ok).toBe(true);
      await gate.reached();
      expect((await feed.next('update')).bids).toEqual([['100.00', '1.00000']]);
      gate.releaseAll();
      const answers = await Promise.all(more);
      expect(answers.map(({ result }) => (result as WireAnswer).sequence)).toEqual(
        answers.map((_, i) => 5 + i),
      );
      expect(gate.batches).toEqual([[4], Array.from({ length: 50 }, (_, i) => 5 + i)]);
    });

    test('a failure after slow appends leaves what was logged and drops what waits', async () => {
      await start();
      const gate = new Gate(service);
      const first = submit(service.rest, ORDER);
      await gate.reached();
      const later = [submit(service.rest, ORDER), submit(service.rest, ORDER)];
      await until(() => service.engine.inboxDepth === 2);
      service.commandLog.append = () => Promise.reject(new Error('disk full'));
      gate.releaseAll();
      expect((await first).status).toBe(201);
      for (const answer of await Promise.all(later)) expectProblem(answer, UNAVAILABLE);
      expect(await book()).toMatchObject({ bids: [['100.00', '1.00000']] });
    });

    test('what was taken in before a shutdown is answered, then the sockets are told', async () => {
      await start();
      const gate = new Gate(service);
      const socket = await service.socket('/ws/orders');
      const overRest = submit(service.rest, ORDER);
      await gate.reached();
      const overSocket = Array.from({ length: 10 }, () => socket.request('submit', ORDER));
      await until(() => service.engine.inboxDepth === 10);
      const closing = service.app.close();
      await until(() => service.engine.status === 'stopping');
      const late = submit(service.rest, ORDER);
      expect((await ready()).status).toBe(503);
      gate.releaseAll();
      expect((await overRest).status).toBe(201);
      for (const { ok } of await Promise.all(overSocket)) expect(ok).toBe(true);
      expectProblem(await late, { status: 503, code: 'not_ready' });
      expect((await socket.closing).code).toBe(1001);
      expect(socket.history.at(-1)).toEqual({ type: 'shutdown' });
      await closing;
    });
  });

  test('a full inbox refuses at once with Retry-After, and serves the others', async () => {
    await start({ INBOX_CAPACITY: '5' });
    const gate = new Gate(service);
    const first = submit(service.rest, ORDER);
    await gate.reached();
    const socket = await service.socket('/ws/orders');
    const waiting = Array.from({ length: 5 }, () => socket.request('submit', ORDER));
    await until(() => service.engine.inboxDepth === 5);

    const refused: Answer<WireAnswer> = await submit(service.rest, ORDER);
    expectProblem(refused, { status: 503, code: 'overloaded' });
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    const batch = await service.rest.post<{ results: Json[] }>('/api/v1/orders/batch', {
      orders: [ORDER, ORDER],
    });
    expect(batch.body.results).toMatchObject([{ code: 'overloaded' }, { code: 'overloaded' }]);
    expect((await ready()).body).toMatchObject({ status: 'ready', inboxDepth: 5 });

    gate.releaseAll();
    expect((await first).status).toBe(201);
    for (const { ok } of await Promise.all(waiting)) expect(ok).toBe(true);
    expect((await submit(service.rest, ORDER)).status).toBe(201);
    expect(await book()).toMatchObject({ bids: [['100.00', '7.00000']] });
  });

  describe('of the core', () => {
    const commands: [string, () => unknown][] = [
      [
        'a getter that throws',
        () => ({
          kind: 'submit_order',
          get symbol() {
            throw new Error('broken getter');
          },
        }),
      ],
      ['a null instrument', () => ({ kind: 'list_instrument', instrument: null, state: 'open' })],
    ];

    test.each(commands)('a command with %s costs its own client only', async (_, command) => {
      await start();
      await accepted(service.rest, ORDER);
      const before = await book();
      const broken = service.engine.submit(command() as Command, (outcome) => outcome);
      const others = Array.from({ length: 5 }, () =>
        submit(service.rest, limit('sell', '1', '200')),
      );
      await expect(broken).rejects.toMatchObject({ code: 'internal_error', status: 500 });
      for (const { status } of await Promise.all(others)) expect(status).toBe(201);
      expect((await book()).bids).toEqual(before.bids);
      expect((await accepted(service.rest, ORDER)).order.orderId).toBe('7');
      expect((await ready()).status).toBe(200);
      const metrics = await service.rest.get<string>('/admin/metrics');
      expect(metrics.body).toMatch(/rejects_total\{[^}]*code="internal_error"\} 1/);
    });

    test('a reply that cannot be made costs its own client only; the command stands', async () => {
      await start();
      const command = { kind: 'set_trading_state', symbol: 'BTC-USDT', state: 'halted' } as Command;
      const reply = (): never => {
        throw new Error('no reply');
      };
      const failed = service.engine.submit(command, reply);
      await expect(failed).rejects.toBeInstanceOf(ProblemError);
      await expect(failed).rejects.toMatchObject({ code: 'internal_error' });
      expectProblem(await submit(service.rest, ORDER), { status: 422, code: 'market_halted' });
    });
  });

  test('a subscriber of the outcomes that throws stops the service at once', async () => {
    await start();
    await accepted(service.rest, ORDER);
    const seen: Outcome[] = [];
    service.engine.outcomes$.subscribe(() => {
      throw new Error('broken projection');
    });
    service.engine.outcomes$.subscribe((outcome) => seen.push(outcome));
    const socket = await service.socket('/ws/orders');
    const answers = await Promise.all([
      submit(service.rest, ORDER),
      submit(service.rest, ORDER),
      socket.request('submit', ORDER),
    ]);
    expectProblem(answers[0], UNAVAILABLE);
    expectProblem(answers[1], UNAVAILABLE);
    expect(answers[2].error).toMatchObject({ code: 'journal_unavailable' });
    expect(seen).toHaveLength(1);
    await expectStopped();
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !condition(); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(condition()).toBe(true);
}

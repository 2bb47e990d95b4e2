import { E2eService } from '../support/e2e-service';

interface Message {
  readonly name: string;
  readonly payload: { readonly properties?: Readonly<Record<string, { enum?: string[] }>> };
}

interface AsyncApi {
  readonly asyncapi: string;
  readonly channels: Readonly<Record<string, { messages: Readonly<Record<string, Message>> }>>;
  readonly operations: { readonly request_orders: { readonly messages: { $ref: string }[] } };
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

describe('the AsyncAPI document', () => {
  let service: E2eService;
  let document: AsyncApi;

  beforeAll(async () => {
    service = await E2eService.start();
    document = (await service.rest.get<AsyncApi>('/docs/async')).body;
  });

  afterAll(() => service.close());

  test('has exactly the ops of the socket', async () => {
    expect(document.asyncapi).toMatch(/^3\./);
    const socket = await service.socket('/ws/orders');
    const { error } = await socket.request('dance');
    const known = error?.detail
      .replace(/^.*use one of /, '')
      .replace('.', '')
      .split(', ');
    const documented = document.operations.request_orders.messages.map(({ $ref }) =>
      $ref.split('/').at(-1),
    );
    expect(documented.sort()).toEqual(known?.sort());
  });

  test('tells every word of an execution report, and of list frames', () => {
    const { execution, list } = document.channels.orders.messages;
    expect(execution.payload.properties?.execution.enum).toEqual([
      'accepted',
      'trade',
      'triggered',
      'replaced',
      'cancelled',
      'expired',
      'rejected',
      'prevented',
      'filled',
    ]);
    expect(list.payload.properties?.status.enum).toEqual(['executing', 'all_done']);
  });

  test('describes the frames of tickers and candles', () => {
    const { ticker, candles } = document.channels;
    expect(Object.keys(ticker.messages)).toEqual(expect.arrayContaining(['ticker', 'heartbeat']));
    expect(Object.keys(candles.messages)).toEqual(
      expect.arrayContaining(['snapshot', 'candle', 'heartbeat']),
    );
    const { snapshot } = candles.messages;
    const intervals = ['1s', '1m', '5m', '15m', '1h', '4h', '1d'];
    expect(snapshot.payload.properties?.interval.enum).toEqual(intervals);
  });

  test('refers to schemas that it has', () => {
    const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)];
    const { schemas } = document.components;
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(([, name]) => !Object.hasOwn(schemas, name))).toEqual([]);
  });
});

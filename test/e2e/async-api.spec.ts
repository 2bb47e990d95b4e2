import { CHANNEL_TEXTS } from '../../src/docs/async-channels';
import { ChannelDirectory } from '../../src/streaming/channel-directory.service';
import { E2eService } from '../support/e2e-service';

interface Message {
  readonly name: string;
  readonly payload: { readonly properties?: Readonly<Record<string, { enum?: string[] }>> };
}

interface Form {
  readonly properties: { readonly channel: { readonly const: string } };
}

interface AsyncApi {
  readonly asyncapi: string;
  readonly channels: Readonly<
    Record<string, { address: string; messages: Readonly<Record<string, Message>> }>
  >;
  readonly operations: Readonly<Record<string, { readonly messages: { $ref: string }[] }>>;
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

  test.each([
    ['/ws/orders', 'request_orders'],
    ['/ws', 'request_shared'],
  ])('has exactly the ops of %s', async (path, operation) => {
    expect(document.asyncapi).toMatch(/^3\./);
    const socket = await service.socket(path);
    const { error } = await socket.request('dance');
    const known = error?.detail
      .replace(/^.*use one of /, '')
      .replace('.', '')
      .split(', ');
    const documented = document.operations[operation].messages.map(({ $ref }) =>
      $ref.split('/').at(-1),
    );
    expect(documented.sort()).toEqual(known?.sort());
  });

  test('has words for every channel', () => {
    const names = service.app.get(ChannelDirectory).names();
    expect(Object.keys(CHANNEL_TEXTS).sort()).toEqual(names.sort());
  });

  test('has the socket of every channel, and its frames on the shared one', () => {
    const channels = service.app.get(ChannelDirectory).all();
    const addresses = channels.map(
      ({ name, bySymbol }) => `/ws/${name}${bySymbol ? '/{symbol}' : ''}`,
    );
    const documented = Object.values(document.channels).map(({ address }) => address);
    expect(documented.sort()).toEqual(['/ws', ...addresses].sort());
    const { pushed } = document.channels.shared.messages;
    const forms = (pushed.payload as { oneOf?: Form[] }).oneOf;
    expect(forms?.map(({ properties }) => properties.channel.const).sort()).toEqual(
      channels.map(({ name }) => name).sort(),
    );
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

import type { OpenAPIObject } from '@nestjs/swagger';
import { objectSchema } from '../common/validation/request-schema';
import type { SubscribableChannel } from '../streaming/subscribable-channel';
import { channelText } from './async-channels';
import { FRAMES } from './async-frames';
import { operationMessages, ORDER_OPERATIONS, subscriptionOperations } from './async-operations';

type Channels = Record<string, { readonly address: string; readonly messages: object }>;

const { error, heartbeat, shutdown } = FRAMES;
const SYMBOL = { symbol: { description: 'Key of the instrument', examples: ['BTC-USDT'] } };

/** The socket of one channel. */
function ownSocket({ name, bySymbol, query }: SubscribableChannel): Channels[string] {
  const { description, messages } = channelText(name);
  const requests = name === 'orders' ? operationMessages(ORDER_OPERATIONS) : {};
  return {
    address: bySymbol ? `/ws/${name}/{symbol}` : `/ws/${name}`,
    ...{ description, ...(bySymbol ? { parameters: SYMBOL } : {}) },
    ...{ bindings: { ws: { method: 'GET', query: objectSchema(query) } } },
    messages: { ...requests, ...messages, error, heartbeat, shutdown },
  };
}

/** The socket of all channels. */
function sharedSocket(channels: readonly SubscribableChannel[]): Channels[string] {
  const operations = { ...subscriptionOperations(channels), ...ORDER_OPERATIONS };
  return {
    address: '/ws',
    ...{
      description:
        'Any number of channels on one socket, up to 100, beside every request of `/ws/orders`. ' +
        'The first frame of a channel comes right after the answer to its subscription.',
    },
    messages: { ...operationMessages(operations), pushed: pushed(channels), heartbeat, shutdown },
  };
}

/** A frame of a channel with what is around it on the shared socket. */
function pushed(channels: readonly SubscribableChannel[]): object {
  const forms = channels.map(({ name, bySymbol, query, shownFields }) => {
    const { properties = {} } = objectSchema(query);
    const shown = (shownFields as readonly string[]).map((field) => [field, properties[field]]);
    const data = Object.values(channelText(name).messages) as { payload: object }[];
    return {
      type: 'object',
      required: ['channel', ...(bySymbol ? ['symbol'] : []), 'data'],
      properties: {
        channel: { const: name },
        ...(bySymbol ? { symbol: { type: 'string' } } : {}),
        ...(Object.fromEntries(shown) as object),
        data: { oneOf: [...data, heartbeat].map(({ payload }) => payload) },
      },
    };
  });
  return { name: 'pushed', summary: 'A frame of a channel', payload: { oneOf: forms } };
}

function channelsOf(all: readonly SubscribableChannel[]): Channels {
  const own = all.map((channel) => [idOf(channel.name), ownSocket(channel)]);
  return { ...(Object.fromEntries(own) as Channels), shared: sharedSocket(all) };
}

function operations(channels: Channels, all: readonly SubscribableChannel[]): object {
  const receive = Object.keys(channels).map((name) => [
    `receive_${name}`,
    { action: 'send', channel: { $ref: `#/channels/${name}` } },
  ]);
  const shared = { ...subscriptionOperations(all), ...ORDER_OPERATIONS };
  return {
    ...(Object.fromEntries(receive) as object),
    request_orders: requests('orders', Object.keys(ORDER_OPERATIONS)),
    request_shared: requests('shared', Object.keys(shared)),
  };
}

function requests(channel: string, ops: readonly string[]): object {
  const messages = ops.map((op) => ({ $ref: `#/channels/${channel}/messages/${op}` }));
  return { action: 'receive', channel: { $ref: `#/channels/${channel}` }, messages };
}

/** `market-data` is `marketData` in the document. */
function idOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The AsyncAPI document of the sockets; schemas of answers are those of the REST document. */
export function asyncApiDocument(
  openApi: OpenAPIObject,
  all: readonly SubscribableChannel[],
): object {
  const channels = channelsOf(all);
  return {
    asyncapi: '3.0.0',
    info: { title: 'Matching engine sockets', version: openApi.info.version },
    defaultContentType: 'application/json',
    channels,
    operations: operations(channels, all),
    components: { schemas: openApi.components?.schemas ?? {} },
  };
}

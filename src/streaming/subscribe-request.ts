import { invalidRequest } from '../common/problem/problem-error';
import { SYMBOL_LIKE } from '../common/validation/identifiers';
import { argsReader } from '../common/validation/request.pipe';
import type { ChannelDirectory } from './channel-directory.service';
import type { SubscribableChannel } from './subscribable-channel';

type Fields = Readonly<Record<string, unknown>>;

/** What the ops `subscribe` and `unsubscribe` name: a channel and what is asked of it. */
export interface SubscribeRequest {
  readonly channel: SubscribableChannel;
  /** Empty for a channel that is not by symbol. */
  readonly symbol: string;
  readonly query: Fields;
}

/** @throws ProblemError `invalid_request` */
export function readSubscribeRequest(args: Fields, directory: ChannelDirectory): SubscribeRequest {
  const { channel: name, ...others } = args;
  const channel = typeof name === 'string' ? directory.get(name) : undefined;
  if (channel === undefined) {
    const message = `channel must be one of ${directory.names().join(', ')}`;
    throw invalidRequest([{ field: 'channel', message }]);
  }
  if (!channel.bySymbol) return { channel, symbol: '', query: readQuery(channel, others) };
  const { symbol, ...query } = others;
  if (typeof symbol !== 'string' || !SYMBOL_LIKE.test(symbol)) {
    const message = 'symbol is required and must be a symbol such as "BTC-USDT"';
    throw invalidRequest([{ field: 'symbol', message }]);
  }
  return { channel, symbol, query: readQuery(channel, query) };
}

/** The request as its answer repeats it. */
export function echoOf({ channel, symbol, query }: SubscribeRequest): Fields {
  return { channel: channel.name, ...(channel.bySymbol ? { symbol } : {}), ...query };
}

/** The stream that the request names, wherever it begins. */
export function streamOf(request: SubscribeRequest): Fields {
  const { from: _from, ...stream } = echoOf(request);
  return stream;
}

/** What goes before the frames of the stream: the JSON object that they are the `data` of. */
export function headOf({ channel, symbol, query }: SubscribeRequest): string {
  const shown: Record<string, unknown> = { channel: channel.name };
  if (channel.bySymbol) shown.symbol = symbol;
  for (const field of channel.shownFields as readonly string[]) shown[field] = query[field];
  return `${JSON.stringify(shown).slice(0, -1)},"data":`;
}

const readers = new WeakMap<SubscribableChannel, (args: Fields) => Fields>();

function readQuery(channel: SubscribableChannel, args: Fields): Fields {
  let reader = readers.get(channel);
  if (reader === undefined) {
    reader = argsReader(channel.query) as (args: Fields) => Fields;
    readers.set(channel, reader);
  }
  return reader(args);
}

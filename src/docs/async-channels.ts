/** What the document says of each channel of the directory, by its name. */
import { FEED_FRAMES } from './async-feed-frames';
import { FRAMES } from './async-frames';
import { CANDLE_FRAMES, TICKER_FRAMES } from './statistics-frames';

export interface ChannelText {
  readonly description: string;
  /** Frames of the channel besides errors, heartbeats and goodbyes. */
  readonly messages: Readonly<Record<string, object>>;
}

const { snapshot, update, bbo, trade, gap } = FRAMES;
const { execution, list, account, accountSnapshot, accountHeartbeat } = FRAMES;
const { queueSnapshot, queueUpdate, status } = FEED_FRAMES;

export const CHANNEL_TEXTS: Readonly<Record<string, ChannelText>> = {
  orders: {
    description:
      'Orders in, answers and execution reports out. Requests may be pipelined; answers keep ' +
      'their order. `?accountId=` adds the execution reports of that account, `?from=` those ' +
      'after an accountSequence.',
    messages: { execution, list, account, accountSnapshot, accountHeartbeat },
  },
  'market-data': {
    description:
      'A snapshot, then an update for every command that changed the book, or for every ' +
      '`?interval=`, then the BBO when it changed. `previousSequence` of an update is the ' +
      'sequence sent before it.',
    messages: { snapshot, update, bbo },
  },
  book: {
    description:
      'Order by order: every resting order in its priority, then what each command did to the ' +
      'queue. `previousSequence` of an update is the sequence sent before it.',
    messages: { queueSnapshot, queueUpdate },
  },
  trades: {
    description: 'Every trade, in order, numbered without gaps.',
    messages: { trade, gap },
  },
  ticker: {
    description:
      'The ticker, then again when it has changed: by a trade, the top of the book, the trading ' +
      'state, or trades that leave the 24 hours. At most one frame in 100 ms.',
    messages: TICKER_FRAMES,
  },
  candles: {
    description:
      'The last two candles, then the current one when it has changed, at most every 100 ms, ' +
      'and each once more when its interval has passed.',
    messages: CANDLE_FRAMES,
  },
  status: {
    description: 'Whether orders are taken, and the trading states, on every change.',
    messages: { status },
  },
};

/** A channel without words here is shown by its name; a test sees to it that there is none. */
export function channelText(name: string): ChannelText {
  return CHANNEL_TEXTS[name] ?? { description: name, messages: {} };
}

import type { Reader } from './reader';

/** Sends what the channel begins with, then everything that follows, until the reader closes. */
export type BeginReading = (reader: Reader) => void;

/**
 * A kind of stream that clients may read: alone on a socket, by a `ChannelGateway`, or among others
 * on `/ws`, by the channel directory.
 */
export interface SubscribableChannel<Query extends object = object> {
  /** As in `/ws/{name}` and in the op `subscribe`. */
  readonly name: string;

  /** Whether each symbol has one of its own. */
  readonly bySymbol: boolean;

  /** The request class of what else a client may ask for; `from` always means where to resume. */
  readonly query: new () => Query;

  /** Fields of the query that the frames on `/ws` repeat, so that streams can be told apart. */
  readonly shownFields: readonly (keyof Query & string)[];

  /**
   * Checks the request and returns what begins the stream, which does not fail.
   *
   * @param symbol empty for a channel that is not by symbol
   * @throws ProblemError `symbol_not_found`
   */
  open(query: Query, symbol: string): BeginReading;
}

import { Injectable, Logger } from '@nestjs/common';
import { ProblemError } from '../common/problem/problem-error';
import { AnswerThen } from './answer-then';
import { Broadcaster } from './broadcaster.service';
import { ChannelDirectory } from './channel-directory.service';
import type { SocketSession } from './socket-session';
import { StreamingOptions } from './streaming-options';
import type { BeginReading } from './subscribable-channel';
import { echoOf, headOf, readSubscribeRequest, streamOf } from './subscribe-request';
import { Subscription } from './subscription';

interface Subscribed {
  readonly stream: object;
  readonly channel: string;
  readonly reader: Subscription;
}

/** The subscriptions of one socket by the stream they read. */
type Subscriptions = Map<string, Subscribed>;

/** The sockets that carry many channels, and what each of them reads. */
@Injectable()
export class SharedSockets {
  private readonly logger = new Logger(SharedSockets.name);
  private readonly sockets = new Map<SocketSession, Subscriptions>();

  constructor(
    private readonly directory: ChannelDirectory,
    private readonly broadcaster: Broadcaster,
    private readonly options: StreamingOptions,
  ) {}

  add(session: SocketSession): void {
    const subscriptions: Subscriptions = new Map();
    this.sockets.set(session, subscriptions);
    session.onDrain(() => {
      for (const { reader } of subscriptions.values()) reader.drained();
    });
    session.onSilence((stamp) => {
      for (const { reader } of subscriptions.values()) {
        reader.sendOwnHeartbeat();
        this.broadcaster.sendHeartbeats(reader, stamp);
      }
    });
    session.onClose(() => {
      this.sockets.delete(session);
      for (const { reader } of subscriptions.values()) reader.end();
    });
  }

  /**
   * The stream begins right after the answer.
   * @throws ProblemError `invalid_request`, `already_subscribed`, `too_many_subscriptions` and what
   *   the channel throws
   */
  subscribe(session: SocketSession, args: object): AnswerThen {
    const request = readSubscribeRequest(args as Record<string, unknown>, this.directory);
    const { channel, query, symbol } = request;
    const subscriptions = this.subscriptionsOf(session);
    const stream = streamOf(request);
    const key = keyOf(stream);
    if (subscriptions.has(key)) throw new ProblemError('already_subscribed');
    if (subscriptions.size >= this.options.maxSubscriptions) {
      throw new ProblemError('too_many_subscriptions');
    }
    const begin = channel.open(query, symbol);
    const reader = new Subscription(session, headOf(request));
    subscriptions.set(key, { stream, channel: channel.name, reader });
    return new AnswerThen(echoOf(request), () => this.begin(reader, begin));
  }

  /** @throws ProblemError `invalid_request`, `not_subscribed` */
  unsubscribe(session: SocketSession, args: object): object {
    const request = readSubscribeRequest(args as Record<string, unknown>, this.directory);
    const subscriptions = this.subscriptionsOf(session);
    const key = keyOf(streamOf(request));
    const subscribed = subscriptions.get(key);
    if (subscribed === undefined) throw new ProblemError('not_subscribed');
    subscriptions.delete(key);
    subscribed.reader.end();
    return echoOf(request);
  }

  /** What the socket reads, in the order it was subscribed. */
  list(session: SocketSession): object[] {
    return [...this.subscriptionsOf(session).values()].map(({ stream }) => stream);
  }

  /** Number of subscriptions of all sockets by channel. */
  countByChannel(): Map<string, number> {
    const counts = new Map(this.directory.names().map((name) => [name, 0]));
    for (const subscriptions of this.sockets.values()) {
      for (const { channel } of subscriptions.values()) {
        counts.set(channel, (counts.get(channel) ?? 0) + 1);
      }
    }
    return counts;
  }

  private begin(reader: Subscription, begin: BeginReading): void {
    if (reader.closed) return;
    try {
      begin(reader);
    } catch (error) {
      this.logger.error(error);
      reader.close(1011, 'internal error');
    }
  }

  private subscriptionsOf(session: SocketSession): Subscriptions {
    return this.sockets.get(session) ?? new Map();
  }
}

function keyOf(stream: object): string {
  return JSON.stringify(Object.entries(stream).sort());
}

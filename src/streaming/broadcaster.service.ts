import { Injectable } from '@nestjs/common';

import { Channel, type ChannelDefinition } from './channel';
import type { SocketSession } from './socket-session';
import { StreamingOptions } from './streaming-options';
import { flushAll } from './tick-flush';

/** A wait shorter than this is no longer than a turn of the event loop. */
const SHORT_MS = 1;

/**
 * Fans messages out to the subscribers of named channels. What is published during a turn of the
 * event loop goes out at its end, encoded once per channel. Writing to very many sockets takes
 * longer than a turn: then what comes meanwhile is gathered for as long as the writing took, so
 * that it costs at most half the time and each write carries more.
 */
@Injectable()
export class Broadcaster {
  private readonly channels = new Map<string, Channel>();
  private readonly memberships = new Map<SocketSession, Set<Channel>>();
  private dirty: Channel[] = [];
  private readonly flushTurn = () => this.flushMeasured();
  /** No flush before this time, by the streaming clock. */
  private restUntil = 0;
  private isResting = false;

  constructor(private readonly options: StreamingOptions) {}

  /** Defines a channel. @throws when `key` is taken */
  open(key: string, definition: ChannelDefinition): void {
    if (this.channels.has(key)) throw new Error(`channel "${key}" is open already`);
    this.channels.set(key, new Channel(key, definition, this.options));
  }

  /**
   * Sends `session` everything published from now on, until it closes or is unsubscribed.
   * Call it in the same synchronous step as the snapshot is sent.
   *
   * @param sequence what the session has by its snapshot; by default all that was published
   * @throws when `key` was never opened
   */
  subscribe(key: string, session: SocketSession, sequence?: number): void {
    const channel = this.channel(key);
    if (session.closed) return;
    channel.join(session, sequence);
    this.membershipsOf(session).add(channel);
  }

  unsubscribe(key: string, session: SocketSession): void {
    const channel = this.channel(key);
    channel.leave(session);
    this.memberships.get(session)?.delete(channel);
  }

  /** Whether publishing has a reader; if not, the message need not even be made. */
  hasSubscribers(key: string): boolean {
    return (this.channels.get(key)?.size ?? 0) > 0;
  }

  /**
   * Sends `text` to all subscribers at the end of this turn; the sequence never goes back.
   *
   * @throws when `key` was never opened
   */
  publish(key: string, text: string, sequence: number): void {
    const channel = this.channel(key);
    const isFirst = channel.collect(text, sequence);
    if (isFirst && this.dirty.push(channel) === 1) this.scheduleFlush();
    if (this.isResting && channel.isFull) channel.flush();
  }

  /** Sends now what would go out at the end of the turn. */
  flush(): void {
    const channels = this.dirty;
    this.dirty = [];
    for (const channel of channels) channel.flush();
  }

  private scheduleFlush(): void {
    const wait = this.restUntil - this.options.now();
    this.isResting = wait >= SHORT_MS;
    if (this.isResting) setTimeout(this.flushTurn, wait);
    else setImmediate(this.flushTurn);
  }

  private flushMeasured(): void {
    const begun = this.options.now();
    this.flush();
    flushAll();
    const end = this.options.now();
    this.restUntil = end + (end - begun);
  }

  closeLaggards(now: number): void {
    for (const channel of this.channels.values()) channel.closeLaggards(now);
  }

  /** Sends `session` the heartbeat of each of its channels, made once per `stamp`. */
  sendHeartbeats(session: SocketSession, stamp: number): void {
    for (const channel of this.memberships.get(session) ?? []) {
      channel.sendHeartbeat(session, stamp);
    }
  }

  private channel(key: string): Channel {
    const channel = this.channels.get(key);
    if (channel === undefined) throw new Error(`channel "${key}" is not open`);
    return channel;
  }

  private membershipsOf(session: SocketSession): Set<Channel> {
    const known = this.memberships.get(session);
    if (known !== undefined) return known;
    const created = new Set<Channel>();
    this.memberships.set(session, created);
    session.onDrain(() => {
      for (const channel of created) channel.recover(session);
    });
    session.onClose(() => {
      this.memberships.delete(session);
      for (const channel of created) channel.leave(session);
    });
    return created;
  }
}

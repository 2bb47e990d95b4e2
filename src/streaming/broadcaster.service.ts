import { Injectable } from '@nestjs/common';

import { Channel, type ChannelDefinition } from './channel';
import type { Reader } from './reader';
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
  private readonly memberships = new Map<Reader, Set<Channel>>();
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

  /** Ends a channel without members; its key is free again. */
  close(key: string): void {
    this.channels.delete(key);
  }

  /**
   * Sends `reader` everything published from now on, until it closes or is unsubscribed.
   * Call it in the same synchronous step as the snapshot is sent.
   *
   * @param sequence what the reader has by its snapshot; by default all that was published
   * @throws when `key` was never opened
   */
  subscribe(key: string, reader: Reader, sequence?: number): void {
    const channel = this.channel(key);
    if (reader.closed) {
      channel.checkDeserted();
      return;
    }
    channel.join(reader, sequence);
    this.membershipsOf(reader).add(channel);
  }

  unsubscribe(key: string, reader: Reader): void {
    const channel = this.channel(key);
    this.memberships.get(reader)?.delete(channel);
    channel.leave(reader);
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

  closeLaggards(now: number): void {
    for (const channel of this.channels.values()) channel.closeLaggards(now);
  }

  /** Sends `reader` the heartbeat of each of its channels, made once per `stamp`. */
  sendHeartbeats(reader: Reader, stamp: number): void {
    for (const channel of this.memberships.get(reader) ?? []) {
      channel.sendHeartbeat(reader, stamp);
    }
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

  private channel(key: string): Channel {
    const channel = this.channels.get(key);
    if (channel === undefined) throw new Error(`channel "${key}" is not open`);
    return channel;
  }

  private membershipsOf(reader: Reader): Set<Channel> {
    const known = this.memberships.get(reader);
    if (known !== undefined) return known;
    const created = new Set<Channel>();
    this.memberships.set(reader, created);
    reader.onDrain(() => {
      for (const channel of created) channel.recover(reader);
    });
    reader.onClose(() => {
      this.memberships.delete(reader);
      for (const channel of created) channel.leave(reader);
    });
    return created;
  }
}

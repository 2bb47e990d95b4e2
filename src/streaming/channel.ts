import { Logger } from '@nestjs/common';

import { MessageBatch } from './message-batch';
import type { Reader } from './reader';
import type { StreamingOptions } from './streaming-options';

/** What only the owner of a channel knows. */
export interface ChannelDefinition {
  /**
   * Sends `reader` what brings it up to now after it missed messages. `afterSequence` is the
   * sequence of the last one it got. Called synchronously; nothing may be awaited.
   */
  resync(reader: Reader, afterSequence: number): void;

  /** Text for members that were sent nothing for a while. */
  heartbeat(): string;

  /** The last member has left; the owner may close the channel. */
  deserted?(): void;
}

interface Member {
  readonly reader: Reader;
  /** Sequence the member stands at through its snapshot, whatever the channel sent before. */
  joinedAt: number;
  lagging: boolean;
  laggingSince: number;
  /** Last sequence the member got before it fell behind. */
  afterSequence: number;
}

/** Characters that are sent without waiting for more. */
const FULL_LENGTH = 128 * 1024;

/**
 * The readers of one stream of messages. Messages of one turn are encoded once, for everybody.
 * A member that does not keep up misses whole flushes and is resynchronised when it has drained.
 */
export class Channel {
  private static readonly logger = new Logger(Channel.name);

  private readonly members = new Map<Reader, Member>();
  private pending: string[] = [];
  private pendingLength = 0;
  private sequence = 0;
  private flushedSequence = 0;
  private laggingCount = 0;
  private heartbeat: MessageBatch | undefined;
  private heartbeatStamp = Number.NaN;

  constructor(
    readonly key: string,
    private readonly definition: ChannelDefinition,
    private readonly options: StreamingOptions,
  ) {}

  get size(): number {
    return this.members.size;
  }

  /** Adds a member that has everything up to `sequence`, by default all that was published. */
  join(reader: Reader, sequence: number | undefined): void {
    this.flush();
    if (this.members.has(reader)) return;
    const joinedAt = sequence ?? this.sequence;
    const member = { reader, joinedAt, lagging: false, laggingSince: 0, afterSequence: 0 };
    this.members.set(reader, member);
  }

  leave(reader: Reader): void {
    if (this.members.get(reader)?.lagging) this.laggingCount--;
    if (this.members.delete(reader)) this.checkDeserted();
  }

  checkDeserted(): void {
    if (this.members.size === 0) this.definition.deserted?.();
  }

  /** Collects a message; true when it is the first one since the last flush. */
  collect(text: string, sequence: number): boolean {
    this.sequence = sequence;
    if (this.members.size > 0) {
      this.pendingLength += text.length;
      return this.pending.push(text) === 1;
    }
    this.flushedSequence = sequence;
    return false;
  }

  /** So much was collected that waiting longer would make one write too large for a reader. */
  get isFull(): boolean {
    return this.pendingLength > FULL_LENGTH;
  }

  /** Sends what was collected to every member that keeps up. */
  flush(): void {
    const texts = this.pending;
    if (texts.length === 0) return;
    this.pending = [];
    this.pendingLength = 0;
    const reached = this.flushedSequence;
    this.flushedSequence = this.sequence;
    if (this.laggingCount === this.members.size) return;
    const batch = new MessageBatch(texts);
    for (const member of this.members.values()) {
      if (member.lagging) continue;
      if (member.reader.bufferedBytes <= this.options.maxBufferedBytes) batch.sendTo(member.reader);
      else this.fallBehind(member, reached);
    }
  }

  /** Lets a lagging member rejoin once at most half the limit waits for it. */
  recover(reader: Reader): void {
    const member = this.members.get(reader);
    if (!member?.lagging || reader.closed) return;
    if (reader.bufferedBytes > this.options.maxBufferedBytes / 2) return;
    this.flush();
    this.catchUp(member);
    member.joinedAt = this.sequence;
    try {
      this.definition.resync(reader, member.afterSequence);
    } catch (error) {
      Channel.logger.error(error);
      reader.close(1011, 'resynchronisation failed');
    }
  }

  closeLaggards(now: number): void {
    if (this.laggingCount === 0) return;
    for (const { lagging, laggingSince, reader } of this.members.values()) {
      if (lagging && now - laggingSince >= this.options.lagTimeoutMs) reader.closeSlowReader();
    }
  }

  /** Sends the heartbeat, encoded once for all calls with the same `stamp`. */
  sendHeartbeat(reader: Reader, stamp: number): void {
    if (this.members.get(reader)?.lagging !== false) return;
    if (this.heartbeat === undefined || this.heartbeatStamp !== stamp) {
      this.heartbeat = new MessageBatch([this.definition.heartbeat()]);
      this.heartbeatStamp = stamp;
    }
    this.heartbeat.sendTo(reader);
  }

  private fallBehind(member: Member, reached: number): void {
    member.lagging = true;
    member.laggingSince = this.options.now();
    member.afterSequence = Math.max(reached, member.joinedAt);
    this.laggingCount++;
  }

  private catchUp(member: Member): void {
    member.lagging = false;
    this.laggingCount--;
  }
}

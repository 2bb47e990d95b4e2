import { Logger } from '@nestjs/common';

import { encodeTextFrame, encodeTextFrames } from './frame-encoder';
import type { SocketSession } from './socket-session';
import type { StreamingOptions } from './streaming-options';

/** What only the owner of a channel knows. */
export interface ChannelDefinition {
  /**
   * Sends `session` what brings it up to now after it missed messages. `afterSequence` is the
   * sequence of the last one it got. Called synchronously; nothing may be awaited.
   */
  resync(session: SocketSession, afterSequence: number): void;

  /** Text for members that were sent nothing for a while. */
  heartbeat(): string;
}

interface Member {
  readonly session: SocketSession;
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

  private readonly members = new Map<SocketSession, Member>();
  private pending: string[] = [];
  private pendingLength = 0;
  private sequence = 0;
  private flushedSequence = 0;
  private laggingCount = 0;
  private heartbeatFrame: Buffer | undefined;
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
  join(session: SocketSession, sequence: number | undefined): void {
    this.flush();
    if (this.members.has(session)) return;
    const joinedAt = sequence ?? this.sequence;
    const member = { session, joinedAt, lagging: false, laggingSince: 0, afterSequence: 0 };
    this.members.set(session, member);
  }

  leave(session: SocketSession): void {
    if (this.members.get(session)?.lagging) this.laggingCount--;
    this.members.delete(session);
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
    const frames = encodeTextFrames(texts);
    for (const member of this.members.values()) {
      if (member.lagging) continue;
      if (member.session.bufferedBytes <= this.options.maxBufferedBytes) {
        member.session.sendFrame(frames);
      } else {
        this.fallBehind(member, reached);
      }
    }
  }

  /** Lets a lagging member rejoin once at most half the limit waits for it. */
  recover(session: SocketSession): void {
    const member = this.members.get(session);
    if (!member?.lagging || session.closed) return;
    if (session.bufferedBytes > this.options.maxBufferedBytes / 2) return;
    this.flush();
    this.catchUp(member);
    member.joinedAt = this.sequence;
    try {
      this.definition.resync(session, member.afterSequence);
    } catch (error) {
      Channel.logger.error(error);
      session.close(1011, 'resynchronisation failed');
    }
  }

  closeLaggards(now: number): void {
    if (this.laggingCount === 0) return;
    for (const { lagging, laggingSince, session } of this.members.values()) {
      if (lagging && now - laggingSince >= this.options.lagTimeoutMs) session.closeSlowReader();
    }
  }

  /** Sends the heartbeat, encoded once for all calls with the same `stamp`. */
  sendHeartbeat(session: SocketSession, stamp: number): void {
    if (this.members.get(session)?.lagging !== false) return;
    if (this.heartbeatFrame === undefined || this.heartbeatStamp !== stamp) {
      this.heartbeatFrame = encodeTextFrame(this.definition.heartbeat());
      this.heartbeatStamp = stamp;
    }
    session.sendFrame(this.heartbeatFrame);
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

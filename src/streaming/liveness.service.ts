import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';

import { Broadcaster } from './broadcaster.service';
import { SessionRegistry } from './session-registry.service';
import type { SocketSession } from './socket-session';
import { StreamingOptions } from './streaming-options';

/** When things last happened to a session, by the streaming clock. */
interface Pulse {
  sentAt: number;
  pingedAt: number;
  /** Since when too much waits for the reader. */
  slowSince: number | undefined;
}

/** Looks after all sockets with one timer: pings, heartbeats, readers that stay slow. */
@Injectable()
export class Liveness implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Liveness.name);
  private readonly pulses = new WeakMap<SocketSession, Pulse>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: StreamingOptions,
    private readonly registry: SessionRegistry,
    private readonly broadcaster: Broadcaster,
  ) {}

  onApplicationBootstrap(): void {
    // After a stall the sockets are read before they are judged.
    const afterReading = () => setImmediate(() => this.sweep());
    this.timer = setInterval(afterReading, this.options.sweepIntervalMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One round over all sockets. */
  sweep(): void {
    const now = this.options.now();
    this.broadcaster.flush();
    this.broadcaster.closeLaggards(now);
    for (const session of this.registry.all()) {
      if (session.closed) continue;
      try {
        this.visit(session, now);
      } catch (error) {
        this.logger.error(error);
        session.close(1011, 'heartbeat failed');
      }
    }
  }

  private visit(session: SocketSession, now: number): void {
    const pulse = this.pulseOf(session, now);
    session.checkDrained();
    this.checkReader(session, pulse, now);
    this.checkPeer(session, pulse, now);
    this.checkSilence(session, pulse, now);
  }

  private pulseOf(session: SocketSession, now: number): Pulse {
    let pulse = this.pulses.get(session);
    if (pulse === undefined) {
      pulse = { sentAt: now, pingedAt: now, slowSince: undefined };
      this.pulses.set(session, pulse);
    }
    return pulse;
  }

  private checkReader(session: SocketSession, pulse: Pulse, now: number): void {
    if (session.bufferedBytes <= this.options.maxBufferedBytes) {
      pulse.slowSince = undefined;
      return;
    }
    pulse.slowSince ??= now;
    if (now - pulse.slowSince >= this.options.lagTimeoutMs) session.closeSlowReader();
  }

  private checkPeer(session: SocketSession, pulse: Pulse, now: number): void {
    // No pong can be seen while reading is paused.
    if (session.readingPaused) pulse.pingedAt = now;
    if (now - pulse.pingedAt < this.options.pingIntervalMs) return;
    pulse.pingedAt = now;
    if (!session.ping()) session.terminate();
  }

  private checkSilence(session: SocketSession, pulse: Pulse, now: number): void {
    if (session.takeSentSomething()) pulse.sentAt = now;
    if (now - pulse.sentAt < this.options.heartbeatAfterMs) return;
    session.breakSilence(now);
    this.broadcaster.sendHeartbeats(session, now);
    pulse.sentAt = now;
    session.takeSentSomething();
  }
}

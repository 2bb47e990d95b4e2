import { Injectable } from '@nestjs/common';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { SessionRegistry } from '../streaming/session-registry.service';
import { SharedSockets } from '../streaming/shared-sockets.service';

/** Metrics of the process and of what belongs to no single feature. */
@Injectable()
export class ServiceMetrics {
  constructor(
    registry: Registry,
    engine: MatchingEngineService,
    sessions: SessionRegistry,
    shared: SharedSockets,
  ) {
    const registers = [registry];
    collectDefaultMetrics({ register: registry });
    new Gauge({
      name: 'engine_inbox_depth',
      help: 'Commands that wait to be sequenced',
      registers,
      collect() {
        this.set(engine.inboxDepth);
      },
    });
    new Gauge({
      name: 'engine_sequence',
      help: 'Sequence of the last command applied',
      registers,
      collect() {
        this.set(engine.sequence);
      },
    });
    new Gauge({
      name: 'engine_ready',
      help: '1 while orders are taken',
      labelNames: ['durability'],
      registers,
      collect() {
        this.set({ durability: engine.durability }, engine.status === 'ready' ? 1 : 0);
      },
    });
    new Gauge({
      name: 'engine_outcome_hash',
      help: 'Always 1; the labels are the last sequence and the running hash of all outcomes',
      labelNames: ['sequence', 'hash'],
      registers,
      collect() {
        this.reset();
        this.set({ sequence: engine.sequence, hash: engine.outcomeHash }, 1);
      },
    });
    new Gauge({
      name: 'websocket_connections',
      help: 'Open WebSocket connections by path',
      labelNames: ['channel'],
      registers,
      collect() {
        this.reset();
        for (const [channel, count] of sessions.openByPath()) this.set({ channel }, count);
      },
    });
    new Gauge({
      name: 'websocket_subscriptions',
      help: 'Subscriptions on sockets that carry many channels',
      labelNames: ['channel'],
      registers,
      collect() {
        this.reset();
        for (const [channel, count] of shared.countByChannel()) this.set({ channel }, count);
      },
    });
  }
}

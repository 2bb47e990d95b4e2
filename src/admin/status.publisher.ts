import { Injectable } from '@nestjs/common';
import { isoTime } from '../common/iso-time';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { Clock } from '../matching-engine/clock';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import { StatusSocketQuery } from './status-socket.query';

const KEY = 'status';

/** Publishes whether orders are taken, and in which state each instrument is, on every change. */
@Injectable()
export class StatusPublisher implements SubscribableChannel<StatusSocketQuery> {
  readonly name = 'status';
  readonly bySymbol = false;
  readonly query = StatusSocketQuery;
  readonly shownFields = [];

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly clock: Clock,
    private readonly broadcaster: Broadcaster,
  ) {
    broadcaster.open(KEY, {
      resync: (reader) => reader.send(this.frame()),
      heartbeat: () => `{"type":"heartbeat","sequence":${this.engine.sequence}}`,
    });
    engine.statusChanges$.subscribe(() => this.publish());
    engine.liveOutcomes$.subscribe((outcome) => {
      if (changesInstruments(outcome)) this.publish();
    });
  }

  open(): BeginReading {
    return (reader) => {
      reader.send(this.frame());
      this.broadcaster.subscribe(KEY, reader, this.engine.sequence);
    };
  }

  private publish(): void {
    if (!this.broadcaster.hasSubscribers(KEY)) return;
    this.broadcaster.publish(KEY, this.frame(), this.engine.sequence);
  }

  private frame(): string {
    const { status: state, sequence, durability } = this.engine;
    const instruments = this.catalogue
      .all()
      .map((listed) => ({ symbol: listed.symbol, tradingState: listed.state }));
    const timestamp = isoTime(this.clock.now());
    const ready = state === 'ready';
    const head = { type: 'status', timestamp, ready, state, sequence, durability };
    return JSON.stringify({ ...head, instruments });
  }
}

function changesInstruments({ events }: Outcome): boolean {
  for (const { kind } of events) {
    if (kind === 'trading_state_changed' || kind === 'instrument_listed') return true;
  }
  return false;
}

import { Injectable } from '@nestjs/common';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { tradeMembers } from '../instruments/trade.response';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import type { Reader } from '../streaming/reader';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import { TradesSocketQuery } from './dto/trades.dto';
import type { TradeRecord } from './trade-history';
import { TradesProjection } from './trades.projection';

/** Publishes the trade feeds: each trade once, in order, numbered without gaps. */
@Injectable()
export class TradesPublisher implements SubscribableChannel<TradesSocketQuery> {
  readonly name = 'trades';
  readonly bySymbol = true;
  readonly query = TradesSocketQuery;
  readonly shownFields = [];

  /** The channels that were ever asked for, by symbol. */
  private readonly keys = new Map<string, string>();

  constructor(
    engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly trades: TradesProjection,
    private readonly broadcaster: Broadcaster,
  ) {
    engine.liveOutcomes$.subscribe((outcome) => this.publish(outcome));
  }

  /** Every trade from now on, or every one after a sequence. */
  open({ from }: TradesSocketQuery, symbol: string): BeginReading {
    this.catalogue.get(symbol);
    const key = this.channelOf(symbol);
    return (reader) => {
      if (from !== undefined) this.resume(reader, symbol, from);
      this.broadcaster.subscribe(key, reader, this.trades.history(symbol).sequence);
    };
  }

  private publish({ events, time }: Outcome): void {
    for (const trade of events) {
      if (trade.kind !== 'trade') continue;
      const key = this.keys.get(trade.symbol);
      if (key === undefined || !this.broadcaster.hasSubscribers(key)) continue;
      this.broadcaster.publish(key, this.frame({ trade, time }), trade.tradeSequence);
    }
  }

  private channelOf(symbol: string): string {
    const known = this.keys.get(symbol);
    if (known !== undefined) return known;
    const key = `trades:${symbol}`;
    this.keys.set(symbol, key);
    this.broadcaster.open(key, {
      resync: (reader, afterSequence) => this.resume(reader, symbol, afterSequence),
      heartbeat: () => `{"type":"heartbeat","sequence":${this.trades.history(symbol).sequence}}`,
    });
    return key;
  }

  /** Sends what was missed. What is no longer kept is named, so that no gap goes unnoticed. */
  private resume(reader: Reader, symbol: string, from: number): void {
    const missed = this.trades.history(symbol).after(from);
    const [oldest] = missed;
    if (oldest !== undefined && oldest.trade.tradeSequence > from + 1) {
      const sequence = oldest.trade.tradeSequence - 1;
      const gap = { type: 'gap', symbol, previousSequence: from, sequence };
      reader.send(JSON.stringify(gap));
    }
    for (const record of missed) reader.send(this.frame(record));
  }

  private frame({ trade, time }: TradeRecord): string {
    const instrument = this.catalogue.get(trade.symbol);
    return `{"type":"trade",${tradeMembers(trade, time, instrument)}}`;
  }
}

import { Injectable } from '@nestjs/common';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { tradeMembers } from '../instruments/trade.response';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import type { SocketSession } from '../streaming/socket-session';
import type { TradeRecord } from './trade-history';
import { TradesProjection } from './trades.projection';

/** Publishes the trade feeds: each trade once, in order, numbered without gaps. */
@Injectable()
export class TradesPublisher {
  private readonly opened = new Set<string>();

  constructor(
    engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly trades: TradesProjection,
    private readonly broadcaster: Broadcaster,
  ) {
    engine.liveOutcomes$.subscribe((outcome) => this.publish(outcome));
  }

  /**
   * Sends the session every trade from now on, or every one after a sequence.
   * @throws ProblemError `symbol_not_found`
   */
  subscribe(session: SocketSession, symbol: string, from?: number): void {
    this.catalogue.get(symbol);
    const key = this.channelOf(symbol);
    if (from !== undefined) this.resume(session, symbol, from);
    this.broadcaster.subscribe(key, session, this.trades.history(symbol).sequence);
  }

  private publish({ events, time }: Outcome): void {
    for (const trade of events) {
      if (trade.kind !== 'trade') continue;
      const key = keyOf(trade.symbol);
      if (!this.broadcaster.hasSubscribers(key)) continue;
      this.broadcaster.publish(key, this.frame({ trade, time }), trade.tradeSequence);
    }
  }

  private channelOf(symbol: string): string {
    const key = keyOf(symbol);
    if (this.opened.has(symbol)) return key;
    this.opened.add(symbol);
    this.broadcaster.open(key, {
      resync: (session, afterSequence) => this.resume(session, symbol, afterSequence),
      heartbeat: () => `{"type":"heartbeat","sequence":${this.trades.history(symbol).sequence}}`,
    });
    return key;
  }

  /** Sends what was missed. What is no longer kept is named, so that no gap goes unnoticed. */
  private resume(session: SocketSession, symbol: string, from: number): void {
    const missed = this.trades.history(symbol).after(from);
    const [oldest] = missed;
    if (oldest !== undefined && oldest.trade.tradeSequence > from + 1) {
      const sequence = oldest.trade.tradeSequence - 1;
      const gap = { type: 'gap', symbol, previousSequence: from, sequence };
      session.send(JSON.stringify(gap));
    }
    for (const record of missed) session.send(this.frame(record));
  }

  private frame({ trade, time }: TradeRecord): string {
    const instrument = this.catalogue.get(trade.symbol);
    return `{"type":"trade",${tradeMembers(trade, time, instrument)}}`;
  }
}

function keyOf(symbol: string): string {
  return `trades:${symbol}`;
}

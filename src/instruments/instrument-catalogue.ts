import { Injectable } from '@nestjs/common';
import { ProblemError } from '../common/problem/problem-error';
import { SymbolMap } from '../common/symbol-map';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { SnapshotParts } from '../matching-engine/snapshot-parts';
import { InstrumentsSnapshot } from './instruments-snapshot';
import { ListedInstrument } from './listed-instrument';

/** The listed instruments, as of the last command applied. */
@Injectable()
export class InstrumentCatalogue {
  private readonly listed = new SymbolMap<ListedInstrument>();

  constructor(engine: MatchingEngineService, parts: SnapshotParts) {
    parts.add(new InstrumentsSnapshot(this.listed));
    engine.outcomes$.subscribe((outcome) => this.apply(outcome));
  }

  /** @throws ProblemError `symbol_not_found` */
  get(symbol: string): ListedInstrument {
    const instrument = this.listed.get(symbol);
    if (instrument === undefined) {
      throw new ProblemError('symbol_not_found', `No instrument "${symbol}" is listed.`);
    }
    return instrument;
  }

  has(symbol: string): boolean {
    return this.listed.has(symbol);
  }

  /** In the order they were listed. */
  all(): readonly ListedInstrument[] {
    return [...this.listed.values()];
  }

  private apply({ events }: Outcome): void {
    for (const event of events) {
      if (event.kind === 'instrument_listed') {
        const { instrument, state } = event;
        this.listed.set(instrument.symbol, new ListedInstrument(instrument, state));
      } else if (event.kind === 'trading_state_changed') {
        this.get(event.symbol).state = event.state;
      }
    }
  }
}

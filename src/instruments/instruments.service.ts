import { Injectable } from '@nestjs/common';
import type { TradingState } from '../core/instrument/trading-state';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { InstrumentCatalogue } from './instrument-catalogue';
import type { InstrumentResponse, ListInstrumentRequest } from './instrument.dto';
import { toInstrumentResponse, toListInstrument } from './instrument.mapper';

/** Lists instruments and changes their trading states through the engine. */
@Injectable()
export class InstrumentsService {
  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
  ) {}

  all(): InstrumentResponse[] {
    return this.catalogue.all().map(toInstrumentResponse);
  }

  isListed(symbol: string): boolean {
    return this.catalogue.has(symbol);
  }

  /** @throws ProblemError `symbol_not_found` */
  get(symbol: string): InstrumentResponse {
    return toInstrumentResponse(this.catalogue.get(symbol));
  }

  /**
   * Listing the same terms again changes nothing.
   * @throws ProblemError `invalid_request`, `instrument_conflict`
   */
  list(request: ListInstrumentRequest): Promise<InstrumentResponse> {
    const command = toListInstrument(request);
    return this.engine.submit(command, () => this.get(request.symbol));
  }

  /** @throws ProblemError `symbol_not_found` */
  setState(symbol: string, state: TradingState): Promise<InstrumentResponse> {
    const command = { kind: 'set_trading_state', symbol, state } as const;
    return this.engine.submit(command, () => this.get(symbol));
  }
}

/** An engine with one listed instrument, and the loop that stamps commands for it. */
import type { Command } from '../../src/core/commands/commands';
import { MatchingEngine } from '../../src/core/engine/matching-engine';
import type { EngineListener } from '../../src/core/events/engine-listener';
import { TradingState } from '../../src/core/instrument/trading-state';
import type { Sequence } from '../../src/core/types/ids';
import type { Micros } from '../../src/core/types/units';
import { REFEREE_INSTRUMENT } from './command-translator';

export class EngineDriver {
  readonly engine: MatchingEngine;
  private readonly entry = {
    sequence: 0 as Sequence,
    time: 0 as Micros,
    command: null as unknown as Command,
  };

  constructor(listener: EngineListener, instrument = REFEREE_INSTRUMENT) {
    this.engine = new MatchingEngine(listener);
    this.apply({ kind: 'list_instrument', instrument, state: TradingState.Open });
  }

  apply(command: Command): void {
    this.entry.sequence = (this.entry.sequence + 1) as Sequence;
    this.entry.time = (this.entry.time + 1) as Micros;
    this.entry.command = command;
    this.engine.apply(this.entry);
  }
}

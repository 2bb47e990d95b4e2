/** Drives the core with referee messages, one sequenced command each. */
import type { Command } from '../../src/core/commands/commands';
import { MatchingEngine } from '../../src/core/engine/matching-engine';
import type { EngineListener } from '../../src/core/events/engine-listener';
import { TradingState } from '../../src/core/instrument/trading-state';
import type { Sequence } from '../../src/core/types/ids';
import type { Micros } from '../../src/core/types/units';
import { CommandTranslator, REFEREE_INSTRUMENT } from './command-translator';
import { OrderIds } from './order-ids';
import type { RefereeMessage } from './referee-file';
import { ReportWriter } from './report-writer';

/** An engine with one listed instrument, and the loop that stamps commands for it. */
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

/** Plays messages and returns their report lines. */
export class RefereeRun {
  private readonly ids = new OrderIds();
  private readonly translator = new CommandTranslator(this.ids);
  private readonly reports = new ReportWriter(this.ids);
  private readonly driver = new EngineDriver(this.reports);

  play(message: RefereeMessage): string[] {
    this.reports.start(message);
    this.driver.apply(this.translator.translate(message));
    return this.reports.take();
  }
}

/** Drives the core with referee messages, one sequenced command each. */
import { CommandTranslator } from './command-translator';
import { EngineDriver } from './engine-driver';
import { OrderIds } from './order-ids';
import type { RefereeMessage } from './referee-file';
import { ReportWriter } from './report-writer';

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

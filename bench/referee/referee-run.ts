/** Drives the core with referee messages, one sequenced command each, and gathers the reports. */
import { CommandTranslator } from './command-translator';
import { EngineDriver } from './engine-driver';
import { OrderIds } from './order-ids';
import type { RefereeMessage } from './referee-file';
import { ReportText } from './report-text';
import { ReportWriter } from './report-writer';

export class RefereeRun {
  private readonly ids = new OrderIds();
  private readonly translator = new CommandTranslator(this.ids);
  private readonly text = new ReportText();
  private readonly reports = new ReportWriter(this.ids, this.text);
  private readonly driver = new EngineDriver(this.reports);

  /** Number of bytes of report text not taken so far. */
  get pending(): number {
    return this.text.length;
  }

  /** Plays a message; its report lines are added to the text. */
  add(message: RefereeMessage): void {
    this.reports.start(message);
    this.driver.apply(this.translator.translate(message));
    this.reports.finish();
  }

  /** The report text so far, every line ended by a newline; valid until the next message. */
  take(): Uint8Array {
    return this.text.take();
  }

  /** Plays a message and returns its report lines. */
  play(message: RefereeMessage): string[] {
    this.add(message);
    const lines = Buffer.from(this.take()).toString('latin1').split('\n');
    lines.pop();
    return lines;
  }
}

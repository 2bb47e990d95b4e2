/** Records the core commands of a referee file, ids already translated to the engine's. */
import { EngineDriver } from '../referee/engine-driver';
import { CommandTranslator } from '../referee/command-translator';
import { OrderIds } from '../referee/order-ids';
import { RefereeFile, blankMessage } from '../referee/referee-file';
import { ReportText } from '../referee/report-text';
import { ReportWriter } from '../referee/report-writer';
import { RecordedFlow } from './recorded-flow';

export function refereeFlow(name: string, path: string): RecordedFlow {
  const file = RefereeFile.open(path);
  const flow = new RecordedFlow(name, file.count);
  const ids = new OrderIds();
  const translator = new CommandTranslator(ids);
  const text = new ReportText();
  const reports = new ReportWriter(ids, text);
  const driver = new EngineDriver(reports);
  const message = blankMessage();
  for (let i = 0; i < file.count; i++) {
    file.read(i, message);
    reports.start(message);
    const command = translator.translate(message);
    flow.add(command);
    driver.apply(command);
    text.take();
  }
  return flow;
}

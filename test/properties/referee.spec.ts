/**
 * Public order flow gives the published reports, byte for byte. The data is not part of the
 * repository: REFEREE_DIR says where it is, REFEREE_REQUIRED makes its absence a failure and also
 * plays the long file.
 */
import { createHash } from 'node:crypto';
import { RefereeFile, blankMessage } from '../../bench/referee/referee-file';
import { RefereeRun } from '../../bench/referee/referee-run';
import {
  isRefereeHere,
  isRefereeRequired,
  parseMessages,
  publishedHash,
  readGzipped,
  refereeDirectory,
  refereePath,
} from '../support/referee-data';

const whenHere = isRefereeHere ? test : test.skip;
const whenRequired = isRefereeHere && isRefereeRequired ? test : test.skip;
const LONG = 300_000;

test('the referee data is here, or nobody asked for it', () => {
  if (isRefereeHere) return;
  if (isRefereeRequired) throw new Error(`no referee data at ${refereeDirectory}: set REFEREE_DIR`);
  process.stdout.write(`referee: no data at ${refereeDirectory}, skipped\n`);
});

whenHere('the first 50,000 messages give exactly the published reports', () => {
  const run = new RefereeRun();
  const messages = parseMessages(readGzipped('normal-50k.messages.csv.gz'));
  const reports = messages.flatMap((message) => run.play(message));
  const expected = readGzipped('normal-50k.reports.txt.gz').split('\n');
  const different = expected.findIndex((line, i) => line !== reports[i]);
  expect(messages).toHaveLength(50_000);
  expect(reports[different]).toBe(expected[different]);
  expect(reports.join('\n') === expected.join('\n')).toBe(true);
});

whenRequired(
  'the whole normal flow gives the published hash',
  () => {
    const file = RefereeFile.open(refereePath('normal.bin.br'));
    const run = new RefereeRun();
    const hash = createHash('sha256');
    const message = blankMessage();
    let first = true;
    for (let i = 0; i < file.count; i++) {
      file.read(i, message);
      const lines = run.play(message);
      if (lines.length === 0) continue;
      hash.update(first ? lines.join('\n') : `\n${lines.join('\n')}`);
      first = false;
    }
    expect(hash.digest('hex')).toBe(publishedHash('normal'));
  },
  LONG,
);

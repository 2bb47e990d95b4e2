/** Journals for the benches of recovery, in a directory of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, SequencedCommand } from '../../src/core/commands/commands';
import { TradingState } from '../../src/core/instrument/trading-state';
import type { Sequence } from '../../src/core/types/ids';
import type { Micros } from '../../src/core/types/units';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { REFEREE_INSTRUMENT } from '../referee/command-translator';

const LISTING: Command = {
  kind: 'list_instrument',
  instrument: REFEREE_INSTRUMENT,
  state: TradingState.Open,
};
const BATCH = 1000;
const START = 1_767_323_045_000_000;

export function openLog(directory: string): Promise<EmbeddedCommandLog> {
  return EmbeddedCommandLog.open({ directory, warn: console.error });
}

/**
 * Writes a listing, then these commands.
 * @param commandAt the command with this index; may reuse one object
 */
export async function writeJournal(
  count: number,
  commandAt: (index: number) => Command,
): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'recovery-'));
  const entryAt = (sequence: number): SequencedCommand => ({
    sequence: sequence as Sequence,
    time: (START + sequence) as Micros,
    command: sequence === 1 ? LISTING : { ...commandAt(sequence - 2) },
  });
  const log = await openLog(directory);
  const last = count + 1;
  for (let first = 1; first <= last; first += BATCH) {
    const size = Math.min(BATCH, last - first + 1);
    await log.append(Array.from({ length: size }, (_, i) => entryAt(first + i)));
  }
  await log.close();
  return directory;
}

export function removeJournal(directory: string): void {
  rmSync(directory, { recursive: true });
}

/** The hashes of outcomes and state after a command, by the engine alone. */
import type { Checkpoint } from '../codec/batch-codec';
import type { LoggedBatch } from '../journal/command-log';
import { JournalError } from '../journal/journal-error';
import { EngineLoop } from '../matching-engine/engine-loop';
import { chooseSnapshot } from '../matching-engine/snapshot-choice';
import { engineOf } from '../matching-engine/snapshot-image';
import type { JournalReader, Tell } from './journal-reader';
import { ToolError } from './tool-error';

export interface Hashes {
  readonly sequence: number;
  readonly outcomeHash: string;
  readonly stateHash: string;
}

/**
 * From the nearest snapshot, then replayed and held to what was noted.
 * @param at the command, or undefined for the last one
 * @throws JournalError, ToolError
 */
export async function hashesAt(
  journal: JournalReader,
  at: number | undefined,
  tell: Tell,
): Promise<Hashes> {
  const { span } = journal;
  if (at !== undefined) await checkReach(journal, at);
  const until = at ?? span.lastSequence;
  const file = await chooseSnapshot(journal.snapshots, span, until, tell);
  const loop = new EngineLoop(journal.clientOrderIdWindow);
  if (file !== null) {
    const { outcomeHash, checkpoint } = file.summary;
    loop.resume(await engineOf(file), outcomeHash, checkpoint);
  }
  replay(loop, journal.batches(loop.engine.sequence + 1), until);
  const { engine, outcomeHash } = loop;
  return { sequence: engine.sequence, outcomeHash, stateHash: engine.stateHash() };
}

/** @throws ToolError unless a command can be reached */
async function checkReach(journal: JournalReader, at: number): Promise<void> {
  const { firstSequence, lastSequence } = journal.span;
  if (at > lastSequence) {
    throw ToolError.usage(
      `command ${at} is beyond the journal, which ends at command ${lastSequence}; ask for --at ${lastSequence}, or leave it out`,
    );
  }
  if (firstSequence === 1) return;
  const sequences = (await journal.snapshots.list()).map(({ sequence }) => sequence);
  const oldest = Math.min(...sequences.filter((sequence) => sequence >= firstSequence - 1));
  if (at >= oldest || oldest === Infinity) return;
  throw ToolError.usage(
    `command ${at} can no longer be reached: the oldest snapshot that leads on is of command ${oldest}; ask for --at ${oldest} or later`,
  );
}

/** @throws JournalError `diverged` */
function replay(loop: EngineLoop, batches: Iterable<LoggedBatch>, until: number): void {
  for (const { commands, checkpoint } of batches) {
    if (commands[0].sequence > until) break;
    if (commands[0].sequence > loop.engine.sequence) compare(loop, checkpoint);
    for (const entry of commands) {
      if (entry.sequence <= loop.engine.sequence || entry.sequence > until) continue;
      loop.apply(entry, undefined, () => undefined);
    }
  }
}

function compare({ checkpoint: own }: EngineLoop, noted: Checkpoint | null): void {
  if (noted === null) return;
  const { sequence, outcomeHash } = noted;
  if (own?.sequence === sequence && own.outcomeHash === outcomeHash) return;
  const text = `up to command ${sequence} the outcomes differ from those noted in the journal`;
  throw new JournalError('diverged', text);
}

/** `npm run journal -- COMMAND`: looks at a journal and its snapshots without changing them. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isoTime } from '../common/iso-time';
import { ExitCode } from '../common/exit-code';
import { STORE_FILE } from '../journal/batch-store';
import { JournalError } from '../journal/journal-error';
import type { EngineLoop } from '../matching-engine/engine-loop';
import { JournalReader } from './journal-reader';

const USAGE = `usage: npm run journal -- COMMAND [--dir DIRECTORY]
  verify                checks checksums, chain and snapshots, replays everything, compares hashes
  stat                  tells how much there is and of what
  dump [--from N] [--to N]  prints commands, one JSON object a line
  hash [--at N]         prints the hashes of outcomes and state after command N`;

interface Options {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

type Command = (journal: JournalReader, options: Options) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  async verify(journal) {
    const { replay, snapshots, compared } = await journal.verify();
    const { checkpoints, loop } = replay;
    print({ result: 'ok', checkpoints, snapshots, compared, ...hashes(loop) });
  },

  async stat(journal) {
    const kinds: Record<string, number> = {};
    const all = { batches: 0, commands: 0, bytes: 0 };
    const span = { first: 0, last: 0, from: '', until: '' };
    for (const { commands } of journal.batches()) {
      const [first] = commands;
      const last = commands[commands.length - 1];
      all.batches++;
      all.commands += commands.length;
      all.bytes += journal.store.get(first.sequence)?.length ?? 0;
      if (span.first === 0)
        Object.assign(span, { first: first.sequence, from: isoTime(first.time) });
      Object.assign(span, { last: last.sequence, until: isoTime(last.time) });
      for (const { command } of commands) kinds[command.kind] = (kinds[command.kind] ?? 0) + 1;
    }
    print({ ...span, ...all, kinds, snapshots: await snapshotsOf(journal) });
  },

  async dump(journal, { from, to }) {
    for (const { commands } of journal.batches(from)) {
      if (commands[0].sequence > to) break;
      commands.filter(({ sequence }) => sequence >= from && sequence <= to).forEach(print);
    }
  },

  async hash(journal, { at }) {
    const { loop } = await journal.replay(at, (message) => console.error(message));
    print(hashes(loop));
  },
};

async function snapshotsOf({ snapshots }: JournalReader): Promise<object[]> {
  const oldestFirst = (await snapshots.list()).reverse();
  const files = await Promise.all(oldestFirst.map((stored) => snapshots.open(stored)));
  return files.map(({ bytes, summary }) => {
    const { sequence, time, stateHash, writtenBy } = summary;
    const parts = summary.sections.map(({ name, length }) => [name, length] as const);
    const sections = Object.fromEntries(parts);
    return { sequence, time: isoTime(time), bytes, stateHash, writtenBy, sections };
  });
}

function hashes({ engine, outcomeHash }: EngineLoop): object {
  return { sequence: engine.sequence, outcomeHash, stateHash: engine.stateHash() };
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { dir: text, at: text, from: text, to: text },
  });
  const command = COMMANDS[positionals[0]];
  const directory = values.dir ?? process.env.DATA_DIR ?? './data';
  if (command === undefined || positionals.length !== 1) throw new Error(USAGE);
  const path = join(directory, STORE_FILE);
  if (!existsSync(path) || statSync(path).size === 0) throw new Error(`there is no ${path}`);
  const given = [values.from ?? 1, values.to ?? Infinity, values.at ?? Infinity].map(Number);
  if (given.some(Number.isNaN)) throw new Error(USAGE);
  const [from, to, at] = given;
  const journal = JournalReader.open(directory);
  await command(journal, { from, to, at });
  await journal.close();
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(error instanceof JournalError ? error.exitCode : ExitCode.Failure);
});

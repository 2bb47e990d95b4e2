/** `npm run journal -- COMMAND`: looks at a journal without changing it. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isoTime } from '../common/iso-time';
import { ExitCode } from '../common/exit-code';
import { BatchStore, STORE_FILE } from '../journal/batch-store';
import { JournalError } from '../journal/journal-error';
import { batchesOf, replayOf } from './journal-reader';

const USAGE = `usage: npm run journal -- COMMAND [--dir DIRECTORY]
  verify                checks checksums and chain, replays everything, compares noted hashes
  stat                  tells how much there is and of what
  dump [--from N] [--to N]  prints commands, one JSON object a line
  hash [--at N]         replays up to command N and prints the hashes of outcomes and state`;

interface Options {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

const COMMANDS: Readonly<Record<string, (store: BatchStore, options: Options) => void>> = {
  verify(store) {
    const { loop, checkpoints } = replayOf(store, Infinity);
    print({ result: 'ok', checkpoints, ...hashes(loop) });
  },

  stat(store) {
    const kinds: Record<string, number> = {};
    const all = { batches: 0, commands: 0, bytes: 0 };
    const span = { first: 0, last: 0, from: '', until: '' };
    for (const { commands } of batchesOf(store)) {
      const [first] = commands;
      const last = commands[commands.length - 1];
      all.batches++;
      all.commands += commands.length;
      all.bytes += store.get(first.sequence)?.length ?? 0;
      if (span.first === 0)
        Object.assign(span, { first: first.sequence, from: isoTime(first.time) });
      Object.assign(span, { last: last.sequence, until: isoTime(last.time) });
      for (const { command } of commands) kinds[command.kind] = (kinds[command.kind] ?? 0) + 1;
    }
    print({ ...span, ...all, kinds });
  },

  dump(store, { from, to }) {
    for (const { commands } of batchesOf(store)) {
      if (commands[0].sequence > to) break;
      commands.filter(({ sequence }) => sequence >= from && sequence <= to).forEach(print);
    }
  },

  hash(store, { at }) {
    print(hashes(replayOf(store, at).loop));
  },
};

function hashes({ engine, outcomeHash }: ReturnType<typeof replayOf>['loop']): object {
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
  const store = BatchStore.open(directory, true);
  const [from, to, at] = [values.from ?? 1, values.to ?? Infinity, values.at ?? Infinity].map(
    Number,
  );
  if ([from, to, at].some(Number.isNaN)) throw new Error(USAGE);
  command(store, { from, to, at });
  await store.close();
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(error instanceof JournalError ? error.exitCode : ExitCode.Failure);
});

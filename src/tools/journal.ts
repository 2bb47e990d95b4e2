/** `npm run journal -- COMMAND`: looks at a journal and its snapshots without changing them. */
import 'reflect-metadata';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../common/config/load-config';
import { DirectoryLock } from '../journal/directory-lock';
import { FORMER_FILE } from '../journal/former-journal';
import { JournalError } from '../journal/journal-error';
import { StoredBatches } from '../journal/stored-batches';
import { USAGE, readArguments, type Arguments, type CommandName } from './arguments';
import { hashesAt } from './journal-hash';
import { JournalReader } from './journal-reader';
import { statOf } from './journal-stat';
import { explanationOf } from './explanation';
import { ToolError } from './tool-error';
import { verify } from './verification';

type Command = (journal: JournalReader, args: Arguments) => Promise<void>;

const COMMANDS: Readonly<Record<CommandName, Command>> = {
  async verify(journal) {
    print({ result: 'ok', ...(await verify(journal, tell)) });
  },

  async stat(journal) {
    const { report, error } = await statOf(journal);
    print(report);
    if (error !== null) throw error;
  },

  async dump(journal, { from = 1, to = Infinity }) {
    const { firstSequence, lastSequence } = journal.span;
    if (lastSequence > 0 && (from > Math.min(to, lastSequence) || to < firstSequence)) {
      throw ToolError.usage(
        `none of these commands is in the journal; ask for some of ${firstSequence} to ${lastSequence}`,
      );
    }
    for (const { commands } of journal.batches(from)) {
      if (commands[0].sequence > to) break;
      commands.filter(({ sequence }) => sequence >= from && sequence <= to).forEach(print);
    }
  },

  async hash(journal, { at }) {
    print(await hashesAt(journal, at, tell));
  },
};

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function tell(line: string): void {
  console.error(line);
}

/** @throws ToolError */
function checkDirectory(directory: string): void {
  const advice = 'name the data directory with --dir or DATA_DIR';
  if (!existsSync(directory)) throw ToolError.noJournal(`there is no ${directory}; ${advice}`);
  if (!statSync(directory).isDirectory()) {
    throw ToolError.noJournal(`${directory} is no directory; ${advice}`);
  }
  if (StoredBatches.isIn(directory)) return;
  if (existsSync(join(directory, FORMER_FILE))) {
    throw ToolError.noJournal(
      `the journal in ${directory} has its former form, ${FORMER_FILE}; start the service on it once, or on a copy`,
    );
  }
  throw ToolError.noJournal(`there is no journal in ${directory}; ${advice}`);
}

/**
 * Whoever changes the directory meanwhile could make what is sound look damaged.
 * @throws JournalError `locked`
 */
function checkUse(command: CommandName, directory: string): void {
  if (!DirectoryLock.isHeld(directory)) return;
  if (command === 'verify') {
    throw new JournalError('locked', `another process uses the data directory ${directory}`);
  }
  tell(`another process uses ${directory}: this is what it held a moment ago`);
}

async function run(args: Arguments, command: CommandName, directory: string): Promise<void> {
  checkDirectory(directory);
  checkUse(command, directory);
  const journal = JournalReader.open(directory, tell);
  await COMMANDS[command](journal, args);
}

async function main(): Promise<void> {
  let directory: string | undefined;
  try {
    const args = readArguments(process.argv.slice(2));
    if (args.command === null) return void process.stdout.write(USAGE);
    directory = args.directory ?? (await readConfig()).DATA_DIR;
    await run(args, args.command, directory);
  } catch (error) {
    const { text, exitCode } = explanationOf(error, directory);
    console.error(text);
    process.exit(exitCode);
  }
}

// Whoever reads the output may have seen enough.
process.stdout.on('error', () => process.exit(0));
void main();

/** What the tool is asked for. */
import { parseArgs } from 'node:util';
import { ToolError } from './tool-error';

export const USAGE = `usage: npm run journal -- COMMAND [--dir DIRECTORY]
  verify                checks every byte, loads every snapshot, replays everything, compares
  stat                  tells how much there is and of what
  dump [--from N] [--to N]  prints commands, one JSON object a line
  hash [--at N]         prints the hashes of outcomes and state after command N

DIRECTORY is DATA_DIR of the service by default. Results go to standard output as JSON, all else to
standard error. Exit codes: 0 done, 1 failed, 64 not asked properly, 65 damaged, 66 no journal,
74 unreadable, 75 in use by another process, 76 written by a later version, 78 bad configuration.
`;

const HELP = 'see "npm run journal -- --help"';

/** Options with a number, by the commands that take them. */
const COMMANDS = { verify: [], stat: [], dump: ['from', 'to'], hash: ['at'] } as const;

export type CommandName = keyof typeof COMMANDS;

export interface Arguments {
  /** Null when help is asked for. */
  readonly command: CommandName | null;
  readonly directory: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly at: number | undefined;
}

/** @throws ToolError */
export function readArguments(args: readonly string[]): Arguments {
  const { positionals, values } = parsed(args);
  const { dir: directory, help, from, to, at } = values;
  const numbers = { from: wholeNumber('from', from), to: wholeNumber('to', to) };
  const all = { directory, ...numbers, at: wholeNumber('at', at) };
  if (help === true) return { command: null, ...all };
  const command = commandOf(positionals);
  const allowed: readonly string[] = COMMANDS[command];
  for (const name of ['from', 'to', 'at'] as const) {
    if (values[name] === undefined || allowed.includes(name)) continue;
    throw ToolError.usage(`${command} takes no --${name}; ${HELP}`);
  }
  return { command, ...all };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const help = { type: 'boolean', short: 'h' } as const;
  const options = { dir: text, from: text, to: text, at: text, help };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const [sentence] = (error as Error).message.split(/[.\n]/);
    throw ToolError.usage(`${sentence}; ${HELP}`);
  }
}

function commandOf(positionals: readonly string[]): CommandName {
  const [name, other] = positionals;
  const known = Object.keys(COMMANDS).join(', ');
  if (name === undefined) throw ToolError.usage(`name a command: ${known}; ${HELP}`);
  if (!Object.hasOwn(COMMANDS, name)) {
    throw ToolError.usage(`there is no command ${name}, only ${known}; ${HELP}`);
  }
  if (other !== undefined) throw ToolError.usage(`${other} is too much: one command; ${HELP}`);
  return name as CommandName;
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw ToolError.usage(
    `--${name} is "${text}"; give a whole number from 1, the sequence of a command`,
  );
}

/**
 * Reads a scenario drawn as text:
 *
 *     limits maxOpenOrders 2, minNotional 500      optional, of BTC-USD
 *     window 2                                     optional, ended client order ids kept
 *     ask 101 | A 10, B 5 alice                    the book, a line a level, first in line first
 *     bid 100 | C 7 alice:x1                       owner:clientOrderId; orders enter A, B, C …
 *     > buy D 4 @ 101 ioc bob                      a command, then the events it must cause
 *     D accepted
 *     D takes 4 of A @ 101
 *     ask 101 | A 6/10, B 5 alice                  optional after any command: the book by then
 *
 * `level` and `top` lines may be left out, but not in part. A scenario ends with a drawn book.
 */
export interface Step {
  readonly command: string;
  readonly events: readonly string[];
  /** Whether the market events are spelled out. */
  readonly withMarket: boolean;
  /** Drawn book after the command, or empty when it is not drawn. */
  readonly book: readonly string[];
}

export interface ParsedScenario {
  readonly limits: Readonly<Record<string, number>>;
  readonly window: number;
  readonly book: readonly string[];
  readonly steps: readonly Step[];
}

const BOOK_LINE = /^(\S+-\S+ )?(ask|bid) \S+ \||^empty book$/;
const MARKET_LINE = /^(level|top) /;

export function parseScenario(text: string): ParsedScenario {
  const lines = text
    .split('\n')
    .map((line) => plainNumbers(line.trim()))
    .filter((line) => line !== '');
  const starts = lines.flatMap((line, i) => (line.startsWith('>') ? [i] : []));
  const preamble = lines.slice(0, starts[0] ?? lines.length);
  const steps = starts.map((at, i) => parseStep(lines.slice(at, starts[i + 1])));
  if (steps.length === 0 || steps[steps.length - 1].book.length === 0) {
    throw new Error('a scenario needs commands and ends with a drawn book');
  }
  return { ...parsePreamble(preamble), steps };
}

function parseStep([command, ...lines]: string[]): Step {
  const book = lines.filter((line) => BOOK_LINE.test(line));
  const events = lines.filter((line) => !BOOK_LINE.test(line));
  const withMarket = events.some((line) => MARKET_LINE.test(line));
  return { command: command.slice(1).trim(), events, withMarket, book };
}

function parsePreamble(lines: readonly string[]): Omit<ParsedScenario, 'steps'> {
  const limits: Record<string, number> = {};
  let window = 10_000;
  const book: string[] = [];
  for (const line of lines) {
    if (BOOK_LINE.test(line)) book.push(line);
    else if (line.startsWith('window ')) window = Number(line.slice(7));
    else if (line.startsWith('limits ')) Object.assign(limits, parseLimits(line.slice(7)));
    else throw new Error(`what is "${line}"?`);
  }
  return { limits, window, book };
}

function parseLimits(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(', ').map((item) => {
      const [name, value] = item.split(' ');
      return [name, Number(value)];
    }),
  );
}

/** `1_000` is 1000, `max` is the largest quantity there is, `max-1` one lot less. */
function plainNumbers(line: string): string {
  return line
    .replace(/(?<=\d)_(?=\d)/g, '')
    .replace(/\bmax(?:-(\d+))?\b/g, (_, less = '0') => `${Number.MAX_SAFE_INTEGER - Number(less)}`);
}

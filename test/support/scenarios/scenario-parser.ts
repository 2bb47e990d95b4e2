/**
 * Reads a scenario drawn as text:
 *
 *     limits maxOpenOrders 2, minNotional 500      optional, of BTC-USD
 *     window 2                                     optional, ended client order ids kept
 *     last 100                                     optional, the price of a trade gone by
 *     ask 101 | A 10, B 5 alice                    the book, a line a level, first in line first
 *     bid 100 | C 7 alice:x1, D 3+7                owner:clientOrderId; D shows 3 and hides 7
 *     waiting | S sell 5 stop 95 bob               an order that waits; all enter as A, B, C …
 *     > buy E 4 @ 101 ioc bob                      a command, then the events it must cause
 *     E accepted
 *     E takes 4 of A @ 101
 *     ask 101 | A 6/10, B 5 alice                  optional after any command: the book by then
 *
 * `level` and `top` lines may be left out, but not in part; `market unchanged` stands for none. A
 * scenario ends with a drawn book, in which `3+4/10` shows 3 and hides 4 of once 10; below it stand `waiting` orders (`from 110`: the
 * extreme of a trailing stop; `until its turn`: waits for its list) and lists (`list 1 | oco of
 * A, B: paired`).
 *
 * Orders, `buy` or `sell`, a name and a quantity, then in any order
 *
 *     @ 101  market                                a limit, or none
 *     for 1000                                     instead of the quantity: what to spend or earn
 *     stop 95  take profit 110  trail 3  trail 500bp
 *     ioc  fok  day  gtd 5s                        5 seconds from now
 *     post-only  slide  min 3  show 2  protect 105
 *     stp none|newest|oldest|both|decrement  group g1
 *     alice  alice:x1  :x1                         the owner
 *     on ETH-USD                                   last: another instrument than BTC-USD
 *
 * Other commands, all with `on ETH-USD` at the end if need be
 *
 *     oco sell A 5 @ 110 / sell B 5 stop 95        also `oto`, `otoco`; owned as its first order
 *     cancel A   cancel A by alice   cancel alice:x1   cancel list 1 by alice
 *     cancel all of alice bids everywhere          each filter may be left out
 *     replace A by alice to 5 @ 101 trigger 96     each new term may be left out
 *     state open|post_only|cancel_only|halted|auction
 *     wait 5s   wait until midnight                it is noon when a scenario begins
 *     after 5s: buy A 1 @ 100                      any command, when time has passed
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
  /** Price of a trade before the scenario begins, 0 for none. */
  readonly last: number;
  readonly book: readonly string[];
  readonly steps: readonly Step[];
}

const BOOK_LINE = /^(\S+-\S+ )?((ask|bid|list) \S+|waiting) \||^empty book$/;
const MARKET_LINE = /^(level|top|market) /;

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
  let [window, last] = [10_000, 0];
  const book: string[] = [];
  for (const line of lines) {
    if (BOOK_LINE.test(line)) book.push(line);
    else if (line.startsWith('window ')) window = Number(line.slice(7));
    else if (line.startsWith('last ')) last = Number(line.slice(5));
    else if (line.startsWith('limits ')) Object.assign(limits, parseLimits(line.slice(7)));
    else throw new Error(`what is "${line}"?`);
  }
  return { limits, window, last, book };
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

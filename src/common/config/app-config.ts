import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  type ValidationArguments,
  type ValidationOptions,
} from 'class-validator';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const HOST = /^[A-Za-z0-9.:%_-]+$/;
const ORIGINS = /^(\*|https?:\/\/[^\s,/]+(\s*,\s*https?:\/\/[^\s,/]+)*)$/;

function allowed(expectation: string): ValidationOptions {
  return {
    message: ({ property, value }: ValidationArguments) =>
      `${property} is "${String(value)}"; allowed: ${expectation}`,
  };
}

function Whole(min: number, max: number): PropertyDecorator {
  const options = allowed(`an integer from ${min} to ${max}`);
  const rules = [IsInt(options), Min(min, options), Max(max, options)];
  return (target, key) => rules.forEach((rule) => rule(target, key as string));
}

/** A switch of which this version knows some values and refuses others by name. */
function Available(values: readonly string[], planned: readonly string[]): PropertyDecorator {
  return IsIn([...values], {
    message: ({ property, value }: ValidationArguments) =>
      planned.includes(String(value))
        ? `${property} is "${value}", which is not available in this version; ` +
          `allowed: ${values.join(', ')}`
        : `${property} is "${String(value)}"; allowed: ${values.join(', ')}`,
  });
}

/** The validated, immutable settings; every property is named as its environment variable. */
export class AppConfig {
  /** Address to listen on. */
  @Matches(HOST, allowed('a host name or an IP address'))
  readonly HOST: string = '127.0.0.1';

  /** TCP port; 0 lets the system pick a free one. */
  @Whole(0, 65_535)
  readonly PORT: number = 3000;

  /** Directory of everything the service stores. */
  @IsString(allowed('a directory'))
  readonly DATA_DIR: string = './data';

  /** Where commands are logged: on disk in DATA_DIR, or in memory, where nothing survives. */
  @IsIn(['embedded', 'memory'], allowed('embedded, memory'))
  readonly JOURNAL: 'embedded' | 'memory' = 'embedded';

  /** Size of the files that the journal is made of, in bytes; it is shortened by whole files. */
  @Whole(512, 134_217_728)
  readonly JOURNAL_SEGMENT_BYTES: number = 16_777_216;

  /**
   * Ended client order ids of each account that stay reserved. Outcomes depend on it: it is decided
   * when a journal begins.
   */
  @Whole(1, 1_000_000)
  readonly CLIENT_ORDER_ID_WINDOW: number = 10_000;

  /** Commands after which the next snapshot is written by itself; 0 = never. */
  @Whole(0, 1_000_000_000_000)
  readonly SNAPSHOT_EVERY: number = 1_000_000;

  /** Snapshots that are kept; the journal is shortened behind the oldest of them. */
  @Whole(1, 100)
  readonly SNAPSHOTS_KEPT: number = 2;

  /** Days that ended orders, trades and candles stay on disk after they left memory; 0: none. */
  @Whole(0, 36_500)
  readonly HISTORY_DAYS: number = 30;

  /** Whether requests must be signed by an account. */
  @Available(['off'], ['on'])
  readonly AUTH: 'off' = 'off' as const;

  /** Whether orders need funds. */
  @Available(['off'], ['on'])
  readonly LEDGER: 'off' = 'off' as const;

  @IsIn([...LOG_LEVELS], allowed(LOG_LEVELS.join(', ')))
  readonly LOG_LEVEL: LogLevel = 'info';

  /** JSON file with the first listings; the built-in ones when absent. */
  @IsOptional()
  @IsString(allowed('the path of a JSON file'))
  readonly INSTRUMENTS_FILE?: string;

  /** Origins that browsers may call from: `*`, or a list separated by commas. */
  @Matches(ORIGINS, allowed('* or origins such as https://example.org, separated by commas'))
  readonly CORS_ORIGIN: string = '*';

  /** Largest request body, in bytes. */
  @Whole(1024, 1_073_741_824)
  readonly BODY_LIMIT: number = 1_048_576;

  /** Longest time to receive one request, in milliseconds. */
  @Whole(100, 3_600_000)
  readonly REQUEST_TIMEOUT_MS: number = 10_000;

  /** Commands that may wait for the engine before new ones are refused as overloaded. */
  @Whole(1, 10_000_000)
  readonly INBOX_CAPACITY: number = 100_000;

  /** WebSocket connections open at once. */
  @Whole(1, 1_000_000)
  readonly MAX_SOCKETS: number = 10_000;

  /** Pushes of each account that are kept, so that a client may resume after a loss. */
  @Whole(1, 1_000_000)
  readonly PUSHES_PER_ACCOUNT: number = 1_000;

  /** Pushes of all accounts together that are kept; the quietest accounts lose theirs first. */
  @Whole(1, 100_000_000)
  readonly PUSHES_KEPT: number = 200_000;

  /** Longest graceful shutdown, in milliseconds. */
  @Whole(100, 600_000)
  readonly SHUTDOWN_TIMEOUT_MS: number = 10_000;
}

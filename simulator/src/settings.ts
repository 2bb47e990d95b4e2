/** What a simulation is told by its environment; a value that is not allowed is named. */

export interface Settings {
  /** Address of the service. */
  readonly url: string;
  /** Requests a second, all traders together. */
  readonly rate: number;
  readonly seed: number;
  /** Instruments to trade; all that are listed when undefined. */
  readonly symbols: readonly string[] | undefined;
  /** Traders of each kind on each instrument. */
  readonly traders: number;
  /** Most live orders of one trader. */
  readonly maxOpen: number;
  /** Seconds to run; Infinity: until it is stopped. */
  readonly duration: number;
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws SettingsError naming the key whose value is not allowed */
export function readSettings(env: Environment): Settings {
  const url = env.URL ?? `http://127.0.0.1:${integer(env, 'PORT', { from: 1, to: 65_535 }, 3000)}`;
  refuseStrangers(url, env.ALLOW_REMOTE === '1');
  return {
    url,
    rate: integer(env, 'RATE', { from: 1, to: 100_000 }, 200),
    seed: integer(env, 'SEED', { from: 0, to: 2 ** 31 - 1 }, Date.now() % 2 ** 31),
    symbols: env.SYMBOLS?.split(',').map((symbol) => symbol.trim()),
    traders: integer(env, 'TRADERS', { from: 1, to: 100 }, 2),
    maxOpen: integer(env, 'MAX_OPEN', { from: 2, to: 1_000 }, 40),
    duration: integer(env, 'DURATION', { from: 1, to: 2_000_000 }, Infinity),
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function integer(env: Environment, key: string, { from, to }: Range, otherwise: number): number {
  const text = env[key];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new SettingsError(`${key} must be a whole number of ${from} to ${to}, not "${text}"`);
}

/** A simulation fills a market with orders: that is for one's own machine, unless told otherwise. */
function refuseStrangers(url: string, allowed: boolean): void {
  if (!URL.canParse(url)) throw new SettingsError(`URL must be an address, not "${url}"`);
  const { hostname, protocol } = new URL(url);
  if (!/^https?:$/.test(protocol))
    throw new SettingsError(`URL must begin with http, not "${url}"`);
  const isLoopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  if (isLoopback || allowed) return;
  throw new SettingsError(
    `URL names ${hostname}, which is not this machine; set ALLOW_REMOTE=1 if you mean it`,
  );
}

import type { MatchPrevented } from '../core/events/events';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { OrderRecord } from './order-record';

/** How many prevented matches of a symbol stay queryable. */
const KEPT = 10_000;

export interface PreventedMatchRecord {
  readonly match: MatchPrevented;
  /** When it happened, in microseconds. */
  readonly time: number;
  readonly instrument: ListedInstrument;
  readonly accountIds: readonly [maker: string, taker: string];
}

/** What a listing asks for; an absent filter matches all. */
export interface PreventedMatchFilter {
  readonly symbol?: string;
  readonly orderId?: number;
  readonly accountId?: string;
  /** Only matches older than this one. */
  readonly before: number;
  readonly limit: number;
}

/** The latest matches of each symbol that self-trade prevention kept from trading. */
export class PreventedMatches {
  private readonly bySymbol = new Map<string, PreventedMatchRecord[]>();

  add(match: MatchPrevented, time: number, [maker, taker]: readonly OrderRecord[]): void {
    const accountIds = [maker.accountId, taker.accountId] as const;
    this.restore({ match, time, instrument: maker.instrument, accountIds });
  }

  restore(record: PreventedMatchRecord): void {
    const { symbol } = record.match;
    const records = this.bySymbol.get(symbol) ?? [];
    records.push(record);
    this.bySymbol.set(symbol, records.length === 2 * KEPT ? records.slice(-KEPT) : records);
  }

  /** Each symbol with what is kept of it, oldest first. */
  entries(): Iterable<[symbol: string, records: readonly PreventedMatchRecord[]]> {
    return this.bySymbol;
  }

  /** Newest first. Costs time in proportion to what is kept. */
  latest(filter: PreventedMatchFilter): PreventedMatchRecord[] {
    const { symbol, limit } = filter;
    const kept = symbol === undefined ? [...this.bySymbol.values()] : [this.bySymbol.get(symbol)];
    const found = kept.flatMap((records) => records?.filter((one) => isWanted(one, filter)) ?? []);
    found.sort((a, b) => b.match.preventedMatchId - a.match.preventedMatchId);
    return found.slice(0, limit);
  }
}

function isWanted(record: PreventedMatchRecord, filter: PreventedMatchFilter): boolean {
  const { preventedMatchId, makerOrderId, takerOrderId } = record.match;
  const { orderId, accountId } = filter;
  if (preventedMatchId >= filter.before) return false;
  if (orderId !== undefined && orderId !== makerOrderId && orderId !== takerOrderId) return false;
  return accountId === undefined || record.accountIds.includes(accountId);
}

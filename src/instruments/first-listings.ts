import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../common/config/configuration-error';
import { ProblemError } from '../common/problem/problem-error';
import { requestValidator } from '../common/validation/request-validator';
import { ListInstrumentRequest } from './instrument.dto';
import { toListInstrument } from './instrument.mapper';

/** What is listed when no INSTRUMENTS_FILE says otherwise. */
const BUILT_IN: readonly ListInstrumentRequest[] = [
  { symbol: 'BTC-USDT', base: 'BTC', quote: 'USDT', tickSize: '0.01', lotSize: '0.00001' },
  { symbol: 'ETH-USDT', base: 'ETH', quote: 'USDT', tickSize: '0.01', lotSize: '0.0001' },
  { symbol: 'SOL-USDT', base: 'SOL', quote: 'USDT', tickSize: '0.001', lotSize: '0.01' },
];

/** @throws ConfigurationError naming the file, the entry and the field that is wrong */
export function firstListings(path: string | undefined): readonly ListInstrumentRequest[] {
  if (path === undefined) return BUILT_IN;
  const place = (index: number): string => `INSTRUMENTS_FILE ${path}, entry ${index}`;
  const listings = readList(path).map((entry, index) => checked(entry, place(index)));
  listings.forEach(({ symbol }, index) => {
    if (listings.findIndex((other) => other.symbol === symbol) === index) return;
    throw new ConfigurationError([`${place(index)}: ${symbol} is listed by an earlier entry`]);
  });
  return listings;
}

function readList(path: string): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(content)) return content;
  } catch (error) {
    throw new ConfigurationError([
      `INSTRUMENTS_FILE ${path} is not readable: ${(error as Error).message}`,
    ]);
  }
  throw new ConfigurationError([`INSTRUMENTS_FILE ${path} must hold a JSON list of instruments`]);
}

function checked(entry: unknown, place: string): ListInstrumentRequest {
  try {
    const request = requestValidator(ListInstrumentRequest)(entry);
    toListInstrument(request);
    return request;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ConfigurationError([`${place}: ${error.detail}`]);
  }
}

/** Public order flow with its expected reports, if it is at hand (see bench/referee). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RefereeMessage } from '../../bench/referee/referee-file';

const REPOSITORY = join(__dirname, '..', '..');

export const refereeDirectory =
  process.env.REFEREE_DIR ?? join(REPOSITORY, '..', 'shared', 'referee');
export const isRefereeRequired = (process.env.REFEREE_REQUIRED ?? '') !== '';
export const isRefereeHere = existsSync(refereeDirectory);

export function refereePath(name: string): string {
  return join(refereeDirectory, name);
}

export function readGzipped(name: string): string {
  return gunzipSync(readFileSync(refereePath(name))).toString('utf8');
}

/** Published SHA-256 of the whole report stream of a scenario. */
export function publishedHash(scenario: string): string {
  const lines = readFileSync(refereePath('SHA256SUMS.reports'), 'utf8').split('\n');
  const line = lines.find((candidate) => candidate.endsWith(` ${scenario}`));
  if (line === undefined) throw new Error(`no published hash of ${scenario}`);
  return line.split(' ')[0];
}

/** Columns: seq,type,side,ioc,order_id,price_ticks,quantity. */
export function parseMessages(csv: string): RefereeMessage[] {
  const [, ...rows] = csv.trim().split('\n');
  return rows.map((row) => {
    const [sequence, type, side, ioc, orderId, price, quantity] = row.split(',').map(Number);
    return { sequence, type, side: side as 0 | 1, ioc: ioc === 1, orderId, price, quantity };
  });
}

/** What the operator sees over time: readings of the metrics, made into bounded lines. */
import { quantileBetween, rateOf, valueOf, type Samples } from './prometheus';

/** Points of a line; at one reading a second these are the last two minutes. */
export const MOST_POINTS = 120;

export interface Reading {
  readonly samples: Samples;
  /** When it was taken, in milliseconds of any clock that does not jump. */
  readonly at: number;
}

/** A line of the screen: its value between two readings, null when there is none. */
export interface LineKind {
  readonly name: string;
  readonly unit: 'count' | 'rate' | 'seconds' | 'bytes';
  readonly measure: (before: Reading, after: Reading) => number | null;
}

const rate =
  (metric: string) =>
  (before: Reading, after: Reading): number | null => {
    const [earlier, later] = [valueOf(before.samples, metric), valueOf(after.samples, metric)];
    if (earlier === null || later === null) return null;
    return rateOf(earlier, later, (after.at - before.at) / 1000);
  };
const gauge =
  (metric: string) =>
  (_before: Reading, after: Reading): number | null =>
    valueOf(after.samples, metric);
const quantile =
  (name: string, share: number) =>
  (before: Reading, after: Reading): number | null =>
    quantileBetween(before.samples, after.samples, { name, quantile: share });

const SUBMISSION = 'engine_submission_seconds';
const PUBLICATION = 'bbo_publication_seconds';

export const LINES: readonly LineKind[] = [
  { name: 'Commands a second', unit: 'rate', measure: rate('engine_commands_total') },
  { name: 'Submission, median', unit: 'seconds', measure: quantile(SUBMISSION, 0.5) },
  { name: 'Submission, 99 %', unit: 'seconds', measure: quantile(SUBMISSION, 0.99) },
  { name: 'Matching, 99 %', unit: 'seconds', measure: quantile('engine_matching_seconds', 0.99) },
  { name: 'BBO publication, 99 %', unit: 'seconds', measure: quantile(PUBLICATION, 0.99) },
  { name: 'Commands waiting', unit: 'count', measure: gauge('engine_inbox_depth') },
  { name: 'Open sockets', unit: 'count', measure: gauge('websocket_connections') },
  { name: 'Resident memory', unit: 'bytes', measure: gauge('process_resident_memory_bytes') },
];

export type Lines = readonly (readonly (number | null)[])[];

export const NO_LINES: Lines = LINES.map(() => []);

/** The lines with one point more each. */
export function extended(lines: Lines, before: Reading, after: Reading): Lines {
  return LINES.map(({ measure }, place) =>
    [...lines[place], measure(before, after)].slice(-MOST_POINTS),
  );
}

/** A line as an SVG path within a unit square; gaps where nothing was measured. */
export function pathOf(points: readonly (number | null)[]): string {
  const most = Math.max(...points.map((point) => point ?? 0), Number.MIN_VALUE);
  let path = '';
  let isDrawing = false;
  points.forEach((point, place) => {
    if (point === null) {
      isDrawing = false;
      return;
    }
    const x = (MOST_POINTS - points.length + place) / (MOST_POINTS - 1);
    path += `${isDrawing ? 'L' : 'M'}${x.toFixed(4)} ${(1 - (point / most) * 0.94).toFixed(4)}`;
    isDrawing = true;
  });
  return path;
}

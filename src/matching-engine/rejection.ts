import { ProblemError } from '../common/problem/problem-error';
import type { Outcome } from './outcome';

/** The problem of a refused command, or null. */
export function rejectionOf({ events }: Outcome): ProblemError | null {
  const [first] = events;
  return first?.kind === 'command_rejected' ? new ProblemError(first.code) : null;
}

/** The one client of the page. It talks to the service that the page came from. */
import {
  ConnectionError,
  MatchingEngineClient,
  ProblemError,
  TimeoutError,
} from '@matching-engine/client';
import type { Refusal } from '../orders/order-problems';

export const client = new MatchingEngineClient({
  url: location.origin,
  timeoutMs: 5_000,
  reconnect: { minDelayMs: 200, maxDelayMs: 2_000 },
});

const UNKNOWN_FATE =
  'No answer came, so the request may have taken effect. Look at your orders before you repeat it.';

/** What went wrong, in words for the screen. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ProblemError) return error;
  if (error instanceof TimeoutError) return { code: 'timeout', detail: UNKNOWN_FATE };
  if (!(error instanceof ConnectionError))
    return { code: 'failed', detail: error instanceof Error ? error.message : String(error) };
  const detail = error.mayHaveHappened ? UNKNOWN_FATE : 'The service cannot be reached.';
  return { code: 'connection', detail };
}

import { problemFrame, ProblemError } from './problem/problem-error';

/** WebSocket close codes of the service. */
export const SocketClose = {
  /** The address or its query cannot be understood. */
  BadRequest: 4400,
  /** Unknown symbol. */
  NotFound: 4404,
} as const;

interface Closable {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/**
 * Runs what opens a feed; a problem is sent as an error frame, then the socket is closed with a
 * reason.
 */
export function openOrRefuse(session: Closable, open: () => void): void {
  try {
    open();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    session.send(JSON.stringify({ type: 'error', error: problemFrame(error) }));
    const code = error.status === 404 ? SocketClose.NotFound : SocketClose.BadRequest;
    session.close(code, error.detail);
  }
}

import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why an upgrade request is answered with an HTTP error. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

export const NO_SUCH_PATH: Refusal = {
  status: 404,
  code: 'not_found',
  detail: 'No WebSocket is served at this path.',
};

export const MALFORMED_URL: Refusal = {
  status: 400,
  code: 'invalid_request',
  detail: 'The request target is not a path with valid percent-encoding.',
};

export const TOO_MANY_SOCKETS: Refusal = {
  status: 503,
  code: 'overloaded',
  detail: 'Too many WebSockets are open; try again later.',
};

export const SHUTTING_DOWN: Refusal = {
  status: 503,
  code: 'not_ready',
  detail: 'The service is shutting down; connect again later.',
};

/** A handshake that is not one of WebSocket version 13. */
export function badHandshake(reason: string): Refusal {
  return { status: 400, code: 'invalid_request', detail: `${reason}.` };
}

/** Answers an upgrade request with a problem document and closes its connection. */
export function refuseUpgrade(socket: Duplex, { status, code, detail }: Refusal): void {
  const title = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ type: `urn:problem:${code}`, title, status, code, detail });
  const lines = [
    `HTTP/1.1 ${status} ${title}`,
    'Connection: close',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  if (status === 400) lines.push('Sec-WebSocket-Version: 13');
  if (status === 503) lines.push('Retry-After: 1');
  socket.once('finish', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

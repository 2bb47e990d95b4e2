import type { ClientOptions, SocketClass, SocketOptions } from '../options.js';
import { backoffSettings, type BackoffSettings } from './backoff.js';

/** Everything a reconnecting socket needs to know, with nothing left open. */
export interface SocketSettings {
  /** Such as `ws://127.0.0.1:3000`, without a slash at the end. */
  readonly baseUrl: string;
  readonly WebSocket: SocketClass;
  readonly backoff: BackoffSettings;
  readonly silenceTimeoutMs: number;
  readonly connectTimeoutMs: number;
}

/** Options of one feed go before those of its client. */
export function socketSettings(client: ClientOptions, own: SocketOptions = {}): SocketSettings {
  return {
    baseUrl: client.url.replace(/^http/, 'ws').replace(/\/+$/, ''),
    WebSocket: client.WebSocket ?? globalSocket(),
    backoff: backoffSettings({ ...client.reconnect, ...own.reconnect }),
    silenceTimeoutMs: own.silenceTimeoutMs ?? client.silenceTimeoutMs ?? 15_000,
    connectTimeoutMs: own.connectTimeoutMs ?? client.connectTimeoutMs ?? 10_000,
  };
}

function globalSocket(): SocketClass {
  const { WebSocket } = globalThis as { WebSocket?: unknown };
  if (WebSocket !== undefined) return WebSocket as SocketClass;
  throw new TypeError(
    'there is no global WebSocket: pass one as the option WebSocket, or import from ' +
      '@matching-engine/client/node',
  );
}

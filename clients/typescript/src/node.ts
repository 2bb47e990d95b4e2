/** The same client for Node, with the sockets of the package `ws`, which has to be installed. */
import { WebSocket } from 'ws';
import { MatchingEngineClient } from './matching-engine-client.js';
import type { ClientOptions, SocketClass } from './options.js';

export * from './client.js';

/** A client whose sockets are those of `ws`. */
export function createNodeClient(options: ClientOptions): MatchingEngineClient {
  return new MatchingEngineClient({ WebSocket: WebSocket as unknown as SocketClass, ...options });
}

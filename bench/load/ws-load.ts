/**
 * A closed-loop WebSocket load: so many connections, so many requests in flight on each.
 * Loopback only.
 */
import { WebSocket } from 'ws';
import { summarise, type LoadResult } from './load-result';

export interface WsLoad {
  readonly url: string;
  /** `args` of the requests, taken in turn. */
  readonly args: readonly object[];
  readonly connections: number;
  readonly inFlight: number;
  readonly durationMs: number;
}

export async function runWsLoad(load: WsLoad): Promise<LoadResult> {
  const latencies: number[] = [];
  const started = performance.now();
  const until = started + load.durationMs;
  const clients = Array.from({ length: load.connections }, () => drive(load, until, latencies));
  const failures = (await Promise.all(clients)).reduce((sum, failed) => sum + failed, 0);
  return summarise(latencies, performance.now() - started, failures);
}

/** Resolves to the number of answers that were no success. */
function drive(load: WsLoad, until: number, latencies: number[]): Promise<number> {
  const bodies = load.args.map((args) => `"op":"submit","args":${JSON.stringify(args)}}`);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(load.url, { perMessageDeflate: false });
    const sentAt = new Float64Array(load.inFlight);
    let sent = 0;
    let answered = 0;
    let failures = 0;
    const send = (): void => {
      sentAt[sent % load.inFlight] = performance.now();
      socket.send(`{"id":${sent},${bodies[sent % bodies.length]}`);
      sent++;
    };
    socket.on('open', () => {
      for (let i = 0; i < load.inFlight; i++) send();
    });
    socket.on('message', (data: Buffer) => {
      const head = data.toString('latin1', 0, 40);
      if (!head.startsWith('{"id":')) return;
      const now = performance.now();
      latencies.push(now - sentAt[answered++ % load.inFlight]);
      if (!head.includes('"ok":true')) failures++;
      if (now < until) send();
      else if (answered === sent) {
        socket.terminate();
        resolve(failures);
      }
    });
    socket.on('error', reject);
  });
}

/**
 * A process with many readers of one feed: plain TCP sockets that count WebSocket frames, since a
 * client library for each would cost more than the server. A few of them read the frames and tell
 * how long each was on its way. Loopback only.
 */
import { createConnection, type Socket } from 'node:net';
import { FrameScanner } from './frame-scanner';

/** Every so many readers one reads what it gets. */
const SAMPLED = 100;
const CONNECT_AT_ONCE = 50;

export interface ReadersReport {
  /** Frames since the report before. */
  readonly delivered: number;
  /** From the message's timestamp to its arrival, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly open: number;
}

const [port, path, count] = process.argv.slice(2);
let delivered = 0;
let open = 0;
let delays: number[] = [];

/** Wall clock in milliseconds, finer than `Date.now()`. */
const now = (): number => performance.timeOrigin + performance.now();

function noteDelay(frame: Buffer): void {
  const at = frame.indexOf('"timestamp":"');
  if (at < 0) return;
  const text = frame.toString('latin1', at + 13, at + 40);
  const micros = Number(text.slice(20, 26));
  delays.push(now() - (Date.parse(`${text.slice(0, 19)}Z`) + micros / 1000));
}

function read(index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = createConnection(Number(port), '127.0.0.1');
    const scanner = new FrameScanner(index % SAMPLED === 0 ? noteDelay : undefined);
    socket.setNoDelay(true);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    socket.on('data', (data) => {
      delivered += scanner.scan(data);
      for (; scanner.pings > 0; scanner.pings--) socket.write(PONG);
      resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => open--);
    open++;
  });
}

/** An empty pong, masked as a client's must be. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

function report(): ReadersReport {
  const sorted = delays.sort((a, b) => a - b);
  const at = (rank: number): number => sorted[Math.floor((sorted.length - 1) * rank)] ?? NaN;
  const result = { delivered, p50: at(0.5), p99: at(0.99), open };
  delivered = 0;
  delays = [];
  return result;
}

async function main(): Promise<void> {
  for (let from = 0; from < Number(count); from += CONNECT_AT_ONCE) {
    const some = Math.min(CONNECT_AT_ONCE, Number(count) - from);
    await Promise.all(Array.from({ length: some }, (_, i) => read(from + i)));
  }
  process.on('message', () => process.send?.(report()));
  process.on('disconnect', () => process.exit());
  process.send?.('connected');
}

void main();

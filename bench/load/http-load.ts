/**
 * A closed-loop HTTP load: so many keep-alive connections, one request in flight on each. Speaks
 * just enough HTTP/1.1 to cost less than any server it measures. Loopback only.
 */
import { connect, type Socket } from 'node:net';
import type { LoadResult } from './load-result';
import { summarise } from './load-result';

export interface HttpLoad {
  readonly port: number;
  readonly path: string;
  /** Bodies, taken in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly durationMs: number;
}

const HOST = '127.0.0.1';

export async function runHttpLoad(load: HttpLoad): Promise<LoadResult> {
  const requests = load.bodies.map((body) => requestOf(load.path, body));
  const latencies: number[] = [];
  const started = performance.now();
  const until = started + load.durationMs;
  const clients = Array.from({ length: load.connections }, (_, i) =>
    drive(load.port, requests, { offset: i, until, latencies }),
  );
  const failures = (await Promise.all(clients)).reduce((sum, failed) => sum + failed, 0);
  return summarise(latencies, performance.now() - started, failures);
}

function requestOf(path: string, body: string): Buffer {
  const head =
    `POST ${path} HTTP/1.1\r\nHost: ${HOST}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(head + body);
}

interface Run {
  readonly offset: number;
  readonly until: number;
  readonly latencies: number[];
}

/** Resolves to the number of answers that were no success. */
function drive(port: number, requests: readonly Buffer[], run: Run): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: HOST, noDelay: true });
    let turn = run.offset;
    let sentAt = 0;
    let failures = 0;
    const send = (): void => {
      sentAt = performance.now();
      socket.write(requests[turn++ % requests.length]);
    };
    const answers = new AnswerReader((isSuccess) => {
      const now = performance.now();
      run.latencies.push(now - sentAt);
      if (!isSuccess) failures++;
      if (now < run.until) send();
      else finish(socket, () => resolve(failures));
    });
    socket.on('connect', send);
    socket.on('data', (chunk) => answers.read(chunk));
    socket.on('error', reject);
  });
}

function finish(socket: Socket, done: () => void): void {
  socket.destroy();
  done();
}

/** Recognises complete answers with a Content-Length. */
class AnswerReader {
  private buffered = '';

  constructor(private readonly onAnswer: (isSuccess: boolean) => void) {}

  read(chunk: Buffer): void {
    this.buffered += chunk.toString('latin1');
    const headEnd = this.buffered.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = /content-length: (\d+)/i.exec(this.buffered.slice(0, headEnd));
    if (length === null) throw new Error('an answer without Content-Length');
    const end = headEnd + 4 + Number(length[1]);
    if (this.buffered.length < end) return;
    const isSuccess = this.buffered.startsWith('HTTP/1.1 2');
    this.buffered = this.buffered.slice(end);
    this.onAnswer(isSuccess);
  }
}

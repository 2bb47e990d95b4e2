/**
 * `npm run bench:fanout`: one symbol's book feed to a thousand sockets at a rising rate of updates,
 * beside a bare ws loop that sends one shared buffer per message, in the same run.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { ReadersReport } from './load/feed-readers';
import { ServerProcess } from './load/server-process';

const SOCKETS = Number(process.env.SOCKETS ?? 1000);
const SECONDS = Number(process.env.SECONDS ?? 4);
const RATES = [50, 100, 200, 400, 600, 800, 1200, 1600, 2400, 3200, 4800, 6400];
const MAX_P99_MS = 50;
const TARGET = 5;
const TARGET_KILOBYTES = 30;

interface Contender {
  readonly name: string;
  readonly path: string;
  readonly server: ServerProcess;
  /** Makes so many messages a second from now on. */
  setRate(perSecond: number): Promise<void>;
}

/** Most messages delivered a second while they arrived in time. */
async function saturate(contender: Contender): Promise<number> {
  const { name, path, server } = contender;
  const before = residentKilobytes(server);
  const args = [String(server.port), path, String(SOCKETS)];
  const readers = fork(join(__dirname, 'load/feed-readers.js'), args);
  await once(readers, 'message');
  const each = (residentKilobytes(server) - before) / SOCKETS;
  console.log(`\n${name}: ${SOCKETS} sockets, ${each.toFixed(1)} KB an idle subscriber\n`);
  console.log(' updates/s   delivered/s   p50 ms   p99 ms   CPU µs a message');
  let best = 0;
  for (const rate of RATES) {
    await contender.setRate(rate);
    const delivered = await measure(contender, readers, rate);
    if (delivered === null) break;
    best = Math.max(best, delivered);
  }
  await contender.setRate(0);
  readers.kill();
  return best;
}

/** Messages delivered a second; null when they no longer arrive in time. */
async function measure(
  { server }: Contender,
  readers: ChildProcess,
  rate: number,
): Promise<number | null> {
  await pause(1000);
  await ask(readers);
  const [cpu, begun] = [server.cpuMicros(), performance.now()];
  await pause(SECONDS * 1000);
  const { delivered, p50, p99, open } = await ask(readers);
  const seconds = (performance.now() - begun) / 1000;
  const perSecond = delivered / seconds;
  const micros = (server.cpuMicros() - cpu) / delivered;
  const columns = [rate, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), micros.toFixed(2)];
  const widths = [10, 14, 9, 9, 12];
  console.log(columns.map((text, i) => String(text).padStart(widths[i])).join(''));
  const inTime = p99 <= MAX_P99_MS && open === SOCKETS && perSecond >= 0.9 * rate * SOCKETS;
  return inTime ? perSecond : null;
}

async function ask(readers: ChildProcess): Promise<ReadersReport> {
  const answer = once(readers, 'message');
  readers.send('report');
  return (await answer)[0] as ReadersReport;
}

function residentKilobytes(server: ServerProcess): number {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Orders that rest on a few hundred levels, each one update of the book. */
class OrderDriver {
  private timer: NodeJS.Timeout | undefined;
  private sent = 0;

  private constructor(private readonly socket: WebSocket) {}

  static async open(port: number): Promise<OrderDriver> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/orders`, { perMessageDeflate: false });
    await once(socket, 'open');
    return new OrderDriver(socket);
  }

  setRate(perSecond: number): Promise<void> {
    clearInterval(this.timer);
    const begun = performance.now();
    this.sent = 0;
    this.timer = setInterval(() => {
      const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
      for (; this.sent < due; this.sent++) this.submit(this.sent);
    }, 2);
    return Promise.resolve();
  }

  private submit(number: number): void {
    const isBuy = number % 2 === 0;
    const away = 1 + ((number * 7919) % 200);
    const price = (isBuy ? 50_000 - away : 50_000 + away).toFixed(2);
    const side = isBuy ? 'buy' : 'sell';
    const args = { symbol: 'BTC-USDT', side, type: 'limit', quantity: '0.5', price };
    this.socket.send(JSON.stringify({ id: number, op: 'submit', args }));
  }

  close(): void {
    clearInterval(this.timer);
    this.socket.terminate();
  }
}

async function main(): Promise<void> {
  const bare = await ServerProcess.start(join(__dirname, 'load/bare-fanout.js'), {});
  const env = { LOG_LEVEL: 'warn', MAX_SOCKETS: String(SOCKETS + 100) };
  const service = await ServerProcess.service(env);
  const driver = await OrderDriver.open(service.port);
  try {
    const setBareRate = async (perSecond: number): Promise<void> => {
      await fetch(`http://127.0.0.1:${bare.port}/rate/${perSecond}`, { method: 'POST' });
    };
    const theirs = await saturate({
      ...{ name: 'bare ws loop', path: '/', server: bare, setRate: setBareRate },
    });
    const ours = await saturate({
      ...{ name: 'book feed', path: '/ws/market-data/BTC-USDT', server: service },
      setRate: (perSecond) => driver.setRate(perSecond),
    });
    const ratio = ours / theirs;
    console.log(
      `\n${ours.toFixed(0)} to ${theirs.toFixed(0)} messages delivered a second with p99 up to ` +
        `${MAX_P99_MS} ms: ratio ${ratio.toFixed(1)}; target ${TARGET}: ` +
        (ratio >= TARGET ? 'met' : 'NOT met') +
        `; an idle subscriber may cost ${TARGET_KILOBYTES} KB`,
    );
  } finally {
    driver.close();
    bare.stop();
    service.stop();
  }
}

void main();

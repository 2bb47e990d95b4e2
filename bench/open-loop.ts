/**
 * `npm run bench:open-loop`: commands at a fixed rate, whatever the answers do, through `submit()`
 * of the whole service in this process with the journal on disk: how long until each is
 * acknowledged, beside what the disk takes for a 16 KB write and its flush in the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module';
import { loadConfig } from '../src/common/config/load-config';
import { createLogger } from '../src/common/logging/logger';
import type { Command } from '../src/core/commands/commands';
import { TradingState } from '../src/core/instrument/trading-state';
import { MatchingEngineService } from '../src/matching-engine/matching-engine.service';
import { realisticFlow } from './flows/generated-flows';
import type { RecordedFlow } from './flows/recorded-flow';
import { REFEREE_INSTRUMENT } from './referee/command-translator';
import { flushTime } from './support/flush-time';

const RATE = Number(process.env.RATE ?? 100_000);
const SECONDS = Number(process.env.SECONDS ?? 8);
const WARM_UP_SECONDS = 3;
const TARGETS = { p50: 10, p99: 50 };

/** Iterations of a pause: about a microsecond. */
const PAUSE = 1000;

/** Milliseconds since it was made. */
class Stopwatch {
  private readonly begun = performance.now();
  private steps = 0;

  elapsed(): number {
    return performance.now() - this.begun;
  }

  /** Looks at the clock now and then only: each look leaves a number to the garbage collector. */
  waitUntil(time: number): void {
    while (this.elapsed() < time) {
      for (let i = 0; i < PAUSE; i++) this.steps = (this.steps * 31 + i) | 0;
    }
  }
}

class OpenLoop {
  /** Milliseconds; made beforehand, so that keeping them costs no collections. */
  private readonly latencies = new Float64Array(2 * RATE * Math.max(SECONDS, WARM_UP_SECONDS));
  private answered = 0;
  refused = 0;
  private sent = 0;

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly flow: RecordedFlow,
  ) {}

  /** What has been measured, in milliseconds, ascending. */
  sorted(): Float64Array {
    return this.latencies.slice(0, this.answered).sort();
  }

  forget(): void {
    this.answered = 0;
  }

  /**
   * Submits what is due every turn, and waits in the turn for the next one to be due, since empty
   * turns would leave more to the garbage collector than the commands do. Latencies count from when
   * a command was due.
   */
  run(seconds: number): Promise<void> {
    const first = this.sent;
    const last = first + seconds * RATE;
    const watch = new Stopwatch();
    return new Promise((resolve) => {
      const turn = (): void => {
        watch.waitUntil(((this.sent - first) / RATE) * 1000);
        const due = first + Math.floor((watch.elapsed() / 1000) * RATE);
        for (; this.sent <= due && this.sent < last; this.sent++) {
          this.submit(watch, ((this.sent - first) / RATE) * 1000);
        }
        if (this.sent < last) setImmediate(turn);
        else resolve();
      };
      turn();
    });
  }

  private submit(watch: Stopwatch, dueAt: number): void {
    const command: Command = { ...this.flow.command(this.sent) };
    const measure = (): void => {
      this.latencies[this.answered++] = watch.elapsed() - dueAt;
    };
    this.engine
      .submit(command, () => undefined)
      .then(measure, (error: { readonly code?: string }) => {
        // A cancel of an order that has traded meanwhile is an answer like any other.
        if (error.code === 'order_not_found') measure();
        else this.refused++;
      });
  }
}

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-open-loop-'));
  const config = loadConfig({ JOURNAL: 'embedded', DATA_DIR: directory, INBOX_CAPACITY: '100000' });
  const logger = createLogger({ level: 'silent' });
  const app = await NestFactory.createApplicationContext(AppModule.of(config, logger), {
    logger: false,
  });
  const engine = app.get(MatchingEngineService);
  const state = TradingState.Open;
  await engine.submit({ kind: 'list_instrument', instrument: REFEREE_INSTRUMENT, state }, () => 0);
  const before = flushTime(directory);
  const loop = new OpenLoop(engine, realisticFlow(RATE * (WARM_UP_SECONDS + SECONDS)));
  await loop.run(WARM_UP_SECONDS);
  loop.forget();
  await loop.run(SECONDS);
  await sleep(1000);
  const flush = (before + flushTime(directory)) / 2;
  report(loop, flush);
  await app.close();
  rmSync(directory, { recursive: true });
}

function report(loop: OpenLoop, flush: number): void {
  const sorted = loop.sorted();
  const { refused } = loop;
  const at = (rank: number): number => sorted[Math.floor((sorted.length - 1) * rank)];
  const perSecond = Math.round(sorted.length / SECONDS).toLocaleString('en');
  console.log(
    `node ${process.version}: ${perSecond} commands a second of ${RATE.toLocaleString('en')}, ` +
      `${refused} refused; a 16 KB write and flush takes ${flush.toFixed(2)} ms`,
  );
  for (const [name, rank, target] of [
    ['p50', 0.5, TARGETS.p50],
    ['p99', 0.99, TARGETS.p99],
    ['p99.9', 0.999, null],
    ['max', 1, null],
  ] as const) {
    const ratio = at(rank) / flush;
    const verdict =
      target === null ? '' : `; target ${target}: ${ratio <= target ? 'met' : 'NOT met'}`;
    console.log(
      `${name.padEnd(6)} ${at(rank).toFixed(2)} ms, ${ratio.toFixed(1)} flushes${verdict}`,
    );
  }
}

void main();

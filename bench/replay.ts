/**
 * Replays a file of public order flow through the core and prints the SHA-256 of its report
 * stream: `npm run replay -- FILE [--reports OUT]`.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RefereeFile, blankMessage } from './referee/referee-file';
import { RefereeRun } from './referee/referee-run';

const CHUNK = 1 << 20;
const NEWLINE = Uint8Array.of(0x0a);
const PROGRESS_EVERY = 250_000;

/** Hashes and optionally writes report text; the newline after the last line is left out. */
class ReportStream {
  private readonly hash = createHash('sha256');
  private readonly file: number | null;
  private empty = true;

  constructor(path: string | undefined) {
    this.file = path === undefined ? null : openSync(path, 'w');
  }

  /** Takes whole lines, each ended by a newline. */
  write(lines: Uint8Array): void {
    if (lines.length === 0) return;
    if (!this.empty) this.put(NEWLINE);
    this.put(lines.subarray(0, -1));
    this.empty = false;
  }

  finish(): string {
    if (this.file !== null) closeSync(this.file);
    return this.hash.digest('hex');
  }

  private put(bytes: Uint8Array): void {
    this.hash.update(bytes);
    if (this.file !== null) writeSync(this.file, bytes);
  }
}

function replay(path: string, reportsPath: string | undefined): void {
  const file = RefereeFile.open(path);
  const stream = new ReportStream(reportsPath);
  const run = new RefereeRun();
  const message = blankMessage();
  const started = process.hrtime.bigint();
  for (let i = 0; i < file.count; i++) {
    file.read(i, message);
    run.add(message);
    if (run.pending > CHUNK) stream.write(run.take());
    if ((i + 1) % PROGRESS_EVERY === 0) process.stderr.write(`${i + 1} of ${file.count}\n`);
  }
  stream.write(run.take());
  const hash = stream.finish();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const rate = Math.round(file.count / seconds);
  console.log(`${file.count} messages, ${rate} a second with reports written and hashed`);
  console.log(hash);
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { reports: { type: 'string' } },
  });
  if (positionals.length !== 1) {
    console.error('usage: npm run replay -- FILE.bin[.br] [--reports OUT]');
    process.exitCode = 64;
    return;
  }
  try {
    replay(positionals[0], values.reports);
  } catch (error) {
    console.error(`replay failed: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

main();

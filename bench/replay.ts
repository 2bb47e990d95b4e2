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
const PROGRESS_EVERY = 250_000;

/** Hashes and optionally writes report lines, joined by newlines with none at the end. */
class ReportStream {
  private readonly hash = createHash('sha256');
  private readonly file: number | null;
  private pending = '';
  private empty = true;

  constructor(path: string | undefined) {
    this.file = path === undefined ? null : openSync(path, 'w');
  }

  write(line: string): void {
    this.pending += this.empty ? line : `\n${line}`;
    this.empty = false;
    if (this.pending.length > CHUNK) this.flush();
  }

  finish(): string {
    this.flush();
    if (this.file !== null) closeSync(this.file);
    return this.hash.digest('hex');
  }

  private flush(): void {
    this.hash.update(this.pending);
    if (this.file !== null) writeSync(this.file, this.pending);
    this.pending = '';
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
    for (const line of run.play(message)) stream.write(line);
    if ((i + 1) % PROGRESS_EVERY === 0) process.stderr.write(`${i + 1} of ${file.count}\n`);
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const rate = Math.round(file.count / seconds);
  console.log(`${file.count} messages, ${rate} a second with reports written and hashed`);
  console.log(stream.finish());
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

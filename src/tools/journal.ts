/**
 * `npm run journal -- COMMAND`: looks at a journal and its snapshots without changing them. A process
 * of its own does the work: the store maps its file into memory, and some damage there ends whoever
 * reads it without a word.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ExitCode } from '../common/exit-code';

const WORKER = join(__dirname, 'journal-command.js');

/** How a process ends that touches what damaged bytes point to. */
const CRASHES: readonly string[] = ['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGFPE', 'SIGILL', 'SIGTRAP'];
const OUT_OF_MEMORY = /heap out of memory|allocation failed/i;

/** How long the process may take to leave the store in order, in milliseconds. */
const PATIENCE_MS = 2000;

/** Enough of what was said last to find out why the process ended. */
const TAIL = 10_000;

const worker = spawn(process.execPath, [...process.execArgv, WORKER, ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'pipe'],
});
let said = '';
worker.stderr.on('data', (text: Buffer) => {
  said = (said + text.toString()).slice(-TAIL);
  process.stderr.write(text);
});
worker.on('error', ({ message }) => {
  console.error(`the process that reads the journal cannot be started: ${message}`);
  process.exit(ExitCode.Failure);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    worker.kill(signal);
    setTimeout(() => worker.kill('SIGKILL'), PATIENCE_MS).unref();
  });
}
worker.on('close', (code, signal) => {
  if (signal === null) process.exit(code ?? ExitCode.Failure);
  if (OUT_OF_MEMORY.test(said)) {
    console.error('there is too little memory; set NODE_OPTIONS=--max-old-space-size to more MiB');
  } else if (CRASHES.includes(signal)) {
    console.error(
      `the journal is damaged: to read it ended the process with ${signal}; restore a copy of the data directory`,
    );
    process.exit(ExitCode.JournalDamaged);
  }
  process.exit(ExitCode.Failure);
});

/**
 * Waits beside the service and starts the writer of a snapshot whenever one is asked for. To start
 * a process costs time in proportion to the memory of the one that does it, and that of the service
 * is large. This one is small for as long as it waits. Ends with the service.
 */
import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { SnapshotReply, SnapshotRequest } from './matching-engine/snapshot-messages';

const WRITER = join(__dirname, 'snapshot-writer.js');

/** A tenth of the share of others, so that a machine that is busy all over still gets its snapshots. */
const NICE = 10;

function write(request: SnapshotRequest): void {
  const writer = fork(WRITER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let answer: SnapshotReply | null = null;
  writer.on('message', (reply: SnapshotReply) => (answer = reply));
  writer.on('exit', (code, signal) => {
    const message = `the writer ended with ${signal ?? code}`;
    const silence: SnapshotReply = { written: null, failure: { reason: 'failed', message } };
    process.send?.(answer ?? silence);
  });
  writer.send(request, () => undefined);
}

// Whatever else wants to run goes before a writer, and before each of its threads: those that collect
// garbage are as many and as busy. A process hands its priority down only when it starts another.
setPriority(NICE);

// Signals reach all processes of a terminal or a unit; the service decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', write);

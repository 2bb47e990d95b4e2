import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SnapshotFailure, SnapshotReply, SnapshotRequest } from './snapshot-messages';
import type { WrittenSnapshot } from './snapshot-image';

/** Nothing was written; `reason` says whether the replay led elsewhere. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  constructor(readonly failure: SnapshotFailure) {
    super(failure.message);
  }
}

/** The process that writes a snapshot, so that the engine never waits and its memory goes back. */
export class SnapshotProcess {
  private child: ChildProcess | null = null;

  constructor(private readonly entry = join(__dirname, '../snapshot-writer.js')) {}

  /** @throws SnapshotError */
  async run(request: SnapshotRequest): Promise<WrittenSnapshot> {
    const child = fork(this.entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.child = child;
    let answer: SnapshotReply | null = null;
    child.on('message', (reply: SnapshotReply) => (answer = reply));
    child.send(request, () => undefined);
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    this.child = null;
    return resultOf(answer, `the writer ended with ${signal ?? code}`);
  }

  /** Ends the process, if there is one, whatever it does. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}

/** @throws SnapshotError */
function resultOf(reply: SnapshotReply | null, ending: string): WrittenSnapshot {
  if (reply?.written) return reply.written;
  throw new SnapshotError(reply?.failure ?? { reason: 'failed', message: ending });
}

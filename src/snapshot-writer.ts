/**
 * A process of its own that writes one snapshot: it recovers up to a command, from what is on disk,
 * while the service goes on. Ends with the process that started it.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from './common/config/load-config';
import { createLogger } from './common/logging/logger';
import { NestLogger } from './common/logging/nest-logger';
import type { Sequence } from './core/types/ids';
import { JournalError } from './journal/journal-error';
import { MatchingEngineService } from './matching-engine/matching-engine.service';
import { SnapshotImage, type WrittenSnapshot } from './matching-engine/snapshot-image';
import type {
  SnapshotFailure,
  SnapshotReply,
  SnapshotRequest,
} from './matching-engine/snapshot-messages';
import { SnapshotWritingModule } from './snapshot-writing.module';

async function write(request: SnapshotRequest): Promise<WrittenSnapshot> {
  const config = loadConfig({ ...request.settings });
  const logger = createLogger({ level: 'warn' });
  const app = await NestFactory.createApplicationContext(SnapshotWritingModule.of(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const engine = app.get(MatchingEngineService);
  await engine.recover(request.sequence as Sequence);
  if (engine.outcomeHash !== request.outcomeHash) {
    const text = `a replay up to command ${request.sequence} leads to other outcomes than the service`;
    throw new JournalError('diverged', text);
  }
  return app.get(SnapshotImage).write();
}

function failureOf(error: unknown): SnapshotFailure {
  const diverged = error instanceof JournalError && error.problem === 'diverged';
  const { message } = error as Error;
  return { reason: diverged ? 'diverged' : 'failed', message };
}

function reply(answer: SnapshotReply): void {
  process.send?.(answer, () => process.exit(0));
}

// Signals reach all processes of a terminal or a unit; the service decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(1));
process.once('message', (request: SnapshotRequest) => {
  write(request).then(
    (written) => reply({ written, failure: null }),
    (error: unknown) => reply({ written: null, failure: failureOf(error) }),
  );
});

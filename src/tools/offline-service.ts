/** The engine and all its read models, as in the service, on a journal that nobody writes. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig, readConfig } from '../common/config/load-config';
import { createLogger } from '../common/logging/logger';
import type { Sequence } from '../core/types/ids';
import type { SnapshotFile } from '../journal/snapshot-file';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { SnapshotImage } from '../matching-engine/snapshot-image';
import { SnapshotWritingModule } from '../snapshot-writing.module';

export class OfflineService {
  private constructor(private readonly app: INestApplicationContext) {}

  /**
   * With what this process is told of the settings that decide what read models keep.
   * @throws JournalError, ConfigurationError
   */
  static async open(directory: string): Promise<OfflineService> {
    const kept = await readConfig(['PUSHES_PER_ACCOUNT', 'PUSHES_KEPT']);
    const config = loadConfig({ ...kept, DATA_DIR: directory });
    const logger = createLogger({ level: 'silent' });
    const module = SnapshotWritingModule.of(config, logger);
    const options = { logger: false, abortOnError: false } as const;
    return new OfflineService(await NestFactory.createApplicationContext(module, options));
  }

  get engine(): MatchingEngineService {
    return this.app.get(MatchingEngineService);
  }

  get image(): SnapshotImage {
    return this.app.get(SnapshotImage);
  }

  /**
   * From the newest snapshot to the end of the journal, as a start.
   * @throws JournalError
   */
  recover(): Promise<void> {
    return this.engine.recover(Infinity as Sequence);
  }

  /**
   * Takes over a whole snapshot, before anything else.
   * @throws JournalError `damaged`, `newer_format`
   */
  load(file: SnapshotFile): Promise<void> {
    return this.image.read(file, () => undefined);
  }

  /**
   * Applies what comes next in the journal, up to a command.
   * @throws JournalError
   */
  replay(until: number): Promise<void> {
    return this.engine.replay(until as Sequence);
  }

  async close(): Promise<void> {
    await this.engine.stop();
    await this.app.close();
  }
}

/** The engine and all its read models on a journal that nobody writes. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../../src/common/config/load-config';
import { createLogger } from '../../src/common/logging/logger';
import type { Sequence } from '../../src/core/types/ids';
import { MatchingEngineService } from '../../src/matching-engine/matching-engine.service';
import { SnapshotImage } from '../../src/matching-engine/snapshot-image';
import { SnapshotWritingModule } from '../../src/snapshot-writing.module';

export class OfflineService {
  private constructor(private readonly app: INestApplicationContext) {}

  static async open(directory: string): Promise<OfflineService> {
    const logger = createLogger({ level: 'warn' });
    const module = SnapshotWritingModule.of(loadConfig({ DATA_DIR: directory }), logger);
    const options = { logger: false, abortOnError: false } as const;
    return new OfflineService(await NestFactory.createApplicationContext(module, options));
  }

  get engine(): MatchingEngineService {
    return this.app.get(MatchingEngineService);
  }

  recover(): Promise<void> {
    return this.engine.recover(Infinity as Sequence);
  }

  image(): SnapshotImage {
    return this.app.get(SnapshotImage);
  }

  async close(): Promise<void> {
    await this.engine.stop();
    await this.app.close();
  }
}

import { Global, Logger, Module } from '@nestjs/common';
import { AppConfig } from '../common/config/app-config';
import { COMMAND_LOG, type CommandLog } from './command-log';
import { EmbeddedCommandLog } from './embedded-command-log';
import { MemoryCommandLog } from './memory-command-log';

/** @throws JournalError */
async function openLog({ JOURNAL, DATA_DIR: directory }: AppConfig): Promise<CommandLog> {
  if (JOURNAL === 'memory') return new MemoryCommandLog();
  const logger = new Logger('Journal');
  return EmbeddedCommandLog.open({ directory, warn: (message) => logger.warn(message) });
}

/** Provides the command log. */
@Global()
@Module({
  providers: [{ provide: COMMAND_LOG, useFactory: openLog, inject: [AppConfig] }],
  exports: [COMMAND_LOG],
})
export class JournalModule {}

import { Global, Module } from '@nestjs/common';
import { COMMAND_LOG } from './command-log';
import { MemoryCommandLog } from './memory-command-log';

/** Provides the command log. */
@Global()
@Module({
  providers: [{ provide: COMMAND_LOG, useFactory: () => new MemoryCommandLog() }],
  exports: [COMMAND_LOG],
})
export class JournalModule {}

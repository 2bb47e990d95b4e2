import { Global, Logger, Module, type DynamicModule } from '@nestjs/common';
import { AppConfig } from '../common/config/app-config';
import { COMMAND_LOG, type CommandLog } from './command-log';
import { EmbeddedCommandLog } from './embedded-command-log';
import { MemoryCommandLog } from './memory-command-log';
import { ReadOnlyCommandLog } from './read-only-command-log';
import { SnapshotStore } from './snapshot-store';

/** Provides the command log, and the snapshots beside it. */
@Global()
@Module({})
export class JournalModule {
  /** The log of this process alone. */
  static forWriting(): DynamicModule {
    return withLog(openLog);
  }

  /** The log of another process. */
  static forReading(): DynamicModule {
    return withLog(({ DATA_DIR }) => ReadOnlyCommandLog.open(DATA_DIR));
  }
}

function withLog(open: (config: AppConfig) => CommandLog | Promise<CommandLog>): DynamicModule {
  const store = ({ DATA_DIR }: AppConfig): SnapshotStore => new SnapshotStore(DATA_DIR);
  const providers = [
    { provide: COMMAND_LOG, useFactory: open, inject: [AppConfig] },
    { provide: SnapshotStore, useFactory: store, inject: [AppConfig] },
  ];
  return { module: JournalModule, providers, exports: [COMMAND_LOG, SnapshotStore] };
}

/** @throws JournalError, ConfigurationError */
async function openLog(config: AppConfig): Promise<CommandLog> {
  const { JOURNAL, DATA_DIR: directory, JOURNAL_SEGMENT_BYTES: segmentBytes } = config;
  const { CLIENT_ORDER_ID_WINDOW: clientOrderIdWindow } = config;
  if (JOURNAL === 'memory') return new MemoryCommandLog(undefined, clientOrderIdWindow);
  const logger = new Logger('Journal');
  const warn = (message: string): void => logger.warn(message);
  return EmbeddedCommandLog.open({ directory, warn, clientOrderIdWindow, segmentBytes });
}

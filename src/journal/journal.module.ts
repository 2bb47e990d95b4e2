import { Global, Logger, Module, type DynamicModule } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
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

type Open = (config: AppConfig, registry: Registry) => CommandLog | Promise<CommandLog>;

function withLog(open: Open): DynamicModule {
  const store = ({ DATA_DIR }: AppConfig): SnapshotStore => new SnapshotStore(DATA_DIR);
  const providers = [
    { provide: COMMAND_LOG, useFactory: open, inject: [AppConfig, Registry] },
    { provide: SnapshotStore, useFactory: store, inject: [AppConfig] },
  ];
  return { module: JournalModule, providers, exports: [COMMAND_LOG, SnapshotStore] };
}

/** @throws JournalError, ConfigurationError */
async function openLog(config: AppConfig, registry: Registry): Promise<CommandLog> {
  const { JOURNAL, DATA_DIR: directory, CLIENT_ORDER_ID_WINDOW: clientOrderIdWindow } = config;
  if (JOURNAL === 'memory') return new MemoryCommandLog(undefined, clientOrderIdWindow);
  const logger = new Logger('Journal');
  const warn = (message: string): void => logger.warn(message);
  const repeated = new Counter({
    name: 'journal_changes_repeated_total',
    help: 'Changes that the store gave up before it wrote anything, and that were made again',
    registers: [registry],
  });
  const onRepeat = (reason: string): void => {
    repeated.inc();
    logger.warn(`${reason}; it is made again`);
  };
  return EmbeddedCommandLog.open({ directory, warn, clientOrderIdWindow, onRepeat });
}

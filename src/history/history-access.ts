import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../common/config/app-config';
import { COMMAND_LOG, type CommandLog } from '../journal/command-log';
import { HistoryStore } from './history-store';

/** The history store of this process, or why there is none. */
@Injectable()
export class HistoryAccess {
  readonly store: HistoryStore | null = null;
  /** Why the store cannot be used; null when it can, or when none is wanted. */
  readonly fault: string | null = null;

  constructor(
    { DATA_DIR, HISTORY_DAYS }: AppConfig,
    @Inject(COMMAND_LOG) { durability, isReadOnly, lastSequence }: CommandLog,
  ) {
    if (durability === 'memory' || isReadOnly) return;
    if (HISTORY_DAYS === 0) {
      HistoryStore.remove(DATA_DIR);
      return;
    }
    try {
      this.store = HistoryStore.open(DATA_DIR);
      if (this.store.mark.sequence > lastSequence) this.fault = FOREIGN;
    } catch (error) {
      this.fault = `it cannot be opened: ${(error as Error).message}`;
    }
  }
}

/** Why a store is not used that tells of other commands than the journal. */
export const FOREIGN = 'it does not belong to the journal';

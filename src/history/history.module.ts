import { Global, Module } from '@nestjs/common';
import { Recovery } from '../matching-engine/recovery';
import { SnapshotParts } from '../matching-engine/snapshot-parts';
import { HistoryAccess } from './history-access';
import { HistoryMetrics } from './history.metrics';
import { HistoryService } from './history.service';
import { HistorySnapshot } from './history-snapshot';

/** Makes the history store available to whatever forgets. */
@Global()
@Module({
  providers: [HistoryAccess, HistoryMetrics, HistoryService],
  exports: [HistoryService],
})
export class HistoryModule {
  constructor(history: HistoryService, parts: SnapshotParts, recovery: Recovery) {
    parts.add(new HistorySnapshot(history));
    recovery.brakes.push(() => history.waitForRoom());
  }
}

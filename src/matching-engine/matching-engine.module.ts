import { Global, Module } from '@nestjs/common';
import { JournalModule } from '../journal/journal.module';
import { Clock } from './clock';
import { DeadlineTimer } from './deadline-timer';
import { EngineMetrics } from './engine-metrics';
import { MatchingEngineService } from './matching-engine.service';
import { SnapshotParts } from './snapshot-parts';

/** Makes the engine injectable everywhere. */
@Global()
@Module({
  imports: [JournalModule],
  providers: [Clock, EngineMetrics, SnapshotParts, MatchingEngineService, DeadlineTimer],
  exports: [Clock, SnapshotParts, MatchingEngineService],
})
export class MatchingEngineModule {}

import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { DeadlineTimer } from './deadline-timer';
import { EngineLoop } from './engine-loop';
import { EngineMetrics } from './engine-metrics';
import { MatchingEngineService } from './matching-engine.service';
import { Recovery } from './recovery';
import { SnapshotImage } from './snapshot-image';
import { SnapshotParts } from './snapshot-parts';

/** Makes the engine injectable everywhere. Needs the journal module. */
@Global()
@Module({
  providers: [
    Clock,
    EngineMetrics,
    EngineLoop,
    SnapshotParts,
    SnapshotImage,
    Recovery,
    MatchingEngineService,
    DeadlineTimer,
  ],
  exports: [Clock, Recovery, SnapshotParts, SnapshotImage, MatchingEngineService],
})
export class MatchingEngineModule {}

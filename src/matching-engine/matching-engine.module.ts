import { Global, Module } from '@nestjs/common';
import { COMMAND_LOG, type CommandLog } from '../journal/command-log';
import { Clock } from './clock';
import { DeadlineTimer } from './deadline-timer';
import { EngineLoop } from './engine-loop';
import { EngineMetrics } from './engine-metrics';
import { MatchingEngineService } from './matching-engine.service';
import { Recovery } from './recovery';
import { SnapshotImage } from './snapshot-image';
import { SnapshotKeeper } from './snapshot-keeper';
import { SnapshotMetrics } from './snapshot-metrics';
import { SnapshotParts } from './snapshot-parts';
import { SnapshotsService } from './snapshots.service';

/** What decides outcomes is the log's, whatever this process is configured with. */
function loopOf({ clientOrderIdWindow }: CommandLog): EngineLoop {
  return new EngineLoop(clientOrderIdWindow);
}

/** Makes the engine injectable everywhere. Needs the journal module. */
@Global()
@Module({
  providers: [
    Clock,
    EngineMetrics,
    { provide: EngineLoop, useFactory: loopOf, inject: [COMMAND_LOG] },
    SnapshotParts,
    SnapshotImage,
    Recovery,
    SnapshotKeeper,
    SnapshotMetrics,
    SnapshotsService,
    MatchingEngineService,
    DeadlineTimer,
  ],
  exports: [Clock, Recovery, SnapshotParts, SnapshotImage, SnapshotsService, MatchingEngineService],
})
export class MatchingEngineModule {}

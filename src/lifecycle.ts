import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppConfig } from './common/config/app-config';
import { firstListings } from './instruments/first-listings';
import { InstrumentsService } from './instruments/instruments.service';
import { MatchingEngineService } from './matching-engine/matching-engine.service';
import { SnapshotsService } from './matching-engine/snapshots.service';
import { SessionRegistry } from './streaming/session-registry.service';

/** The order in which the service comes up and goes down. */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Lifecycle.name);
  @Inject() private readonly snapshots!: SnapshotsService;

  constructor(
    private readonly config: AppConfig,
    private readonly engine: MatchingEngineService,
    private readonly instruments: InstrumentsService,
    private readonly sessions: SessionRegistry,
  ) {}

  /** Recovers, then lists the first instruments that are new, before anybody can connect. */
  async onApplicationBootstrap(): Promise<void> {
    const listings = firstListings(this.config.INSTRUMENTS_FILE);
    this.snapshots.standBy();
    await this.engine.start();
    await this.snapshots.start();
    for (const listing of listings) {
      if (!this.instruments.isListed(listing.symbol)) await this.instruments.list(listing);
    }
  }

  /** Stops the intake, answers what was taken in, then tells the sockets. */
  async beforeApplicationShutdown(): Promise<void> {
    this.log.log('shutting down: finishing what was taken in');
    this.snapshots.stop();
    await this.engine.stop();
    await this.sessions.closeAll();
    this.log.log({ msg: 'shut down', sequence: this.engine.sequence });
  }
}

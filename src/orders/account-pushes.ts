import { Injectable } from '@nestjs/common';
import { AppConfig } from '../common/config/app-config';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { SnapshotParts } from '../matching-engine/snapshot-parts';
import { KeptPushes } from './kept-pushes';
import { PushesSnapshot } from './pushes-snapshot';

/** The pushes of the service: kept as its settings say, and a part of its snapshots. */
@Injectable()
export class AccountPushes extends KeptPushes {
  constructor(config: AppConfig, catalogue: InstrumentCatalogue, parts: SnapshotParts) {
    super(config.PUSHES_PER_ACCOUNT, config.PUSHES_KEPT);
    parts.add(new PushesSnapshot(this, catalogue));
  }
}

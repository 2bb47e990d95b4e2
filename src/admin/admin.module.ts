import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { InstrumentsAdminController } from './instruments-admin.controller';
import { MetricsController } from './metrics.controller';
import { ServiceMetrics } from './service.metrics';
import { SnapshotsAdminController } from './snapshots-admin.controller';
import { StatusGateway } from './status.gateway';
import { StatusPublisher } from './status.publisher';

@Module({
  controllers: [
    HealthController,
    MetricsController,
    InstrumentsAdminController,
    SnapshotsAdminController,
  ],
  providers: [ServiceMetrics, StatusPublisher, StatusGateway],
})
export class AdminModule {}

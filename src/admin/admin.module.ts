import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { InstrumentsAdminController } from './instruments-admin.controller';
import { MetricsController } from './metrics.controller';
import { ServiceMetrics } from './service.metrics';

@Module({
  controllers: [HealthController, MetricsController, InstrumentsAdminController],
  providers: [ServiceMetrics],
})
export class AdminModule {}

import { Module } from '@nestjs/common';
import { ExecutionsPublisher } from './executions.publisher';
import { OrdersController } from './orders.controller';
import { OrdersGateway } from './orders.gateway';
import { OrdersLogger } from './orders.logger';
import { OrdersMetrics } from './orders.metrics';
import { OrdersProjection } from './orders.projection';
import { OrdersService } from './orders.service';

@Module({
  controllers: [OrdersController],
  providers: [
    OrdersProjection,
    OrdersService,
    ExecutionsPublisher,
    OrdersGateway,
    OrdersMetrics,
    OrdersLogger,
  ],
})
export class OrdersModule {}

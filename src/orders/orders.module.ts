import { Module } from '@nestjs/common';
import { AccountPushes } from './account-pushes';
import { ExecutionsPublisher } from './executions.publisher';
import { OrderArchive } from './order-archive';
import { OrderListsController } from './order-lists.controller';
import { OrderListsService } from './order-lists.service';
import { OrderLookup } from './order-lookup.service';
import { OrdersController } from './orders.controller';
import { OrdersGateway } from './orders.gateway';
import { OrdersLogger } from './orders.logger';
import { OrdersMetrics } from './orders.metrics';
import { OrdersProjection } from './orders.projection';
import { OrdersService } from './orders.service';
import { PreventedMatchesController } from './prevented-matches.controller';
import { SharedOrdersGateway } from './shared-orders.gateway';

@Module({
  // Routes are matched in this order: `lists` is no orderId.
  controllers: [OrderListsController, OrdersController, PreventedMatchesController],
  providers: [
    OrderArchive,
    OrdersProjection,
    OrdersService,
    OrderLookup,
    OrderListsService,
    AccountPushes,
    ExecutionsPublisher,
    OrdersGateway,
    SharedOrdersGateway,
    OrdersMetrics,
    OrdersLogger,
  ],
})
export class OrdersModule {}

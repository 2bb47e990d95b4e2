import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type AppLogger } from '../common/logging/logger';
import type { CoreEvent, OrderCancelled } from '../core/events/events';
import { OrderType, TimeInForce } from '../core/types/order-terms';
import { sideWord, timeInForceWord, typeWord } from '../instruments/order-words';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import type { OrderRecord } from './order-record';
import { OrdersProjection } from './orders.projection';

/** Logs what happens to orders: info, and warn when a market or ioc order fills only in part. */
@Injectable()
export class OrdersLogger {
  private readonly log: AppLogger;

  constructor(
    engine: MatchingEngineService,
    private readonly orders: OrdersProjection,
    @Inject(LOGGER) logger: AppLogger,
  ) {
    this.log = logger.child({ context: 'Orders' });
    engine.outcomes$.subscribe((outcome) => {
      if (this.log.isLevelEnabled('warn')) this.write(outcome);
    });
  }

  private write({ sequence, events, command }: Outcome): void {
    for (const event of events) {
      if (event.kind === 'command_rejected') {
        this.log.info({ sequence, command: command.kind, code: event.code }, 'command rejected');
      } else this.writeEvent(sequence, event);
    }
  }

  private writeEvent(sequence: number, event: CoreEvent): void {
    if (event.kind === 'order_accepted') {
      this.log.info({ sequence, ...this.terms(event.orderId) }, 'order accepted');
    } else if (event.kind === 'order_replaced') {
      this.log.info({ sequence, ...this.terms(event.orderId) }, 'order replaced');
    } else if (event.kind === 'order_cancelled') this.writeCancelled(sequence, event);
  }

  private writeCancelled(sequence: number, { orderId, reason }: OrderCancelled): void {
    const record = this.orders.get(orderId);
    const { instrument, filled, quantity, terms } = record;
    const fields = {
      sequence,
      symbol: terms.symbol,
      orderId,
      reason,
      filledQuantity: instrument.quantity.print(filled),
      remainingQuantity: instrument.quantity.print(quantity - filled),
    };
    if (isCutShort(record)) this.log.warn(fields, 'order filled in part, rest cancelled');
    else this.log.info(fields, 'order cancelled');
  }

  private terms(orderId: number): object {
    const { terms, instrument, price, quantity } = this.orders.get(orderId);
    return {
      symbol: terms.symbol,
      orderId,
      accountId: terms.accountId === '' ? undefined : terms.accountId,
      clientOrderId: terms.clientOrderId === '' ? undefined : terms.clientOrderId,
      side: sideWord(terms.side),
      type: typeWord(terms.type),
      timeInForce: timeInForceWord(terms.timeInForce),
      price: terms.type === OrderType.Market ? undefined : instrument.price.print(price),
      quantity: instrument.quantity.print(quantity),
    };
  }
}

function isCutShort({ terms, filled }: OrderRecord): boolean {
  return filled > 0 && (terms.type === OrderType.Market || terms.timeInForce === TimeInForce.Ioc);
}

import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type AppLogger } from '../common/logging/logger';
import type { CoreEvent, MatchPrevented, OrderCancelled } from '../core/events/events';
import { entersAsMarket, TimeInForce } from '../core/types/order-terms';
import { NO_PRICE } from '../core/types/units';
import {
  listTypeWord,
  selfTradePreventionWord,
  sideWord,
  timeInForceWord,
  typeWord,
} from '../instruments/order-words';
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
    engine.liveOutcomes$.subscribe((outcome) => {
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
    switch (event.kind) {
      case 'order_accepted':
      case 'order_replaced':
      case 'order_triggered': {
        const fields = { sequence, ...this.terms(event.orderId) };
        return this.log.info(fields, event.kind.replace('_', ' '));
      }
      case 'order_cancelled':
        return this.writeCancelled(sequence, event);
      case 'order_rejected': {
        const { symbol, orderId, code } = event;
        return this.log.info({ sequence, symbol, orderId, code }, 'order rejected');
      }
      case 'match_prevented':
        return this.writePrevented(sequence, event);
      case 'list_accepted':
      case 'list_ended': {
        const { symbol, listId } = event;
        const { type, orderIds } = this.orders.lists.get(listId).terms;
        const fields = { sequence, symbol, listId, type: listTypeWord(type), orderIds };
        return this.log.info(fields, event.kind.replace('_', ' '));
      }
    }
  }

  private writeCancelled(sequence: number, { orderId, reason }: OrderCancelled): void {
    const record = this.orders.get(orderId);
    const { instrument, filled, remaining, symbol } = record;
    const fields = {
      sequence,
      symbol,
      orderId,
      reason,
      filledQuantity: instrument.quantity.print(filled),
      remainingQuantity: instrument.quantity.print(remaining),
    };
    if (isCutShort(record)) this.log.warn(fields, 'order filled in part, rest cancelled');
    else this.log.info(fields, reason === 'expired' ? 'order expired' : 'order cancelled');
  }

  private writePrevented(sequence: number, event: MatchPrevented): void {
    const { symbol, preventedMatchId, makerOrderId, takerOrderId } = event;
    const { price, quantity } = this.orders.get(makerOrderId).instrument;
    const fields = {
      sequence,
      symbol,
      preventedMatchId,
      mode: selfTradePreventionWord(event.mode),
      price: price.print(event.price),
      quantity: quantity.print(event.quantity),
      makerOrderId,
      takerOrderId,
    };
    this.log.info(fields, 'match prevented');
  }

  private terms(orderId: number): object {
    const record = this.orders.get(orderId);
    const { instrument, price, triggerPrice, quantity, accountId, clientOrderId } = record;
    return {
      symbol: record.symbol,
      orderId,
      accountId: accountId === '' ? undefined : accountId,
      clientOrderId: clientOrderId === '' ? undefined : clientOrderId,
      side: sideWord(record.side),
      type: typeWord(record.type),
      timeInForce: timeInForceWord(record.timeInForce),
      price: price === NO_PRICE ? undefined : instrument.price.print(price),
      triggerPrice: triggerPrice === NO_PRICE ? undefined : instrument.price.print(triggerPrice),
      quantity: instrument.quantity.print(quantity),
    };
  }
}

function isCutShort({ type, timeInForce, filled }: OrderRecord): boolean {
  return filled > 0 && (entersAsMarket(type) || timeInForce === TimeInForce.Ioc);
}

/** Translates between the ids of a referee file and those the engine assigns. */
import { NO_ORDER_ID, type OrderId } from '../../src/core/types/ids';
import { IdMap } from './id-map';

export class OrderIds {
  private readonly toEngine = new IdMap();
  private readonly toReferee: number[] = [0];
  private readonly filled: number[] = [0];

  /** To be called when the engine accepts the order of a message. */
  accepted(orderId: OrderId, refereeId: number): void {
    this.toEngine.set(refereeId, orderId);
    this.toReferee[orderId] = refereeId;
    this.filled[orderId] = 0;
  }

  traded(orderId: OrderId, quantity: number): void {
    this.filled[orderId] += quantity;
  }

  filledOf(orderId: OrderId): number {
    return this.filled[orderId];
  }

  engineId(refereeId: number): OrderId | undefined {
    const orderId = this.toEngine.get(refereeId) as OrderId;
    return orderId === NO_ORDER_ID ? undefined : orderId;
  }

  refereeId(orderId: OrderId): number {
    return this.toReferee[orderId];
  }
}

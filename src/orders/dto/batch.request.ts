import { UncheckedListField } from '../../common/validation/object-fields';
import { SubmitOrderRequest } from './submit-order.request';

export const MAX_BATCH_ORDERS = 1000;

/** Several new orders, entered in their order, each on its own. */
export class BatchRequest {
  @UncheckedListField(SubmitOrderRequest, {
    description: 'The orders. A refused one does not keep the others from being entered.',
    min: 1,
    max: MAX_BATCH_ORDERS,
  })
  orders!: SubmitOrderRequest[];
}

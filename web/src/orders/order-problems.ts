/** Which field of the form a refusal of the service belongs to. */

/** A refusal as the service tells it, over HTTP or a socket. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** Fields of refusals that name none. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  price_not_on_tick: 'price',
  price_out_of_range: 'price',
  post_only_would_cross: 'price',
  level_capacity: 'price',
  quantity_not_on_lot: 'quantity',
  below_min_quantity: 'quantity',
  above_max_quantity: 'quantity',
  below_min_notional: 'quantity',
  display_quantity_too_small: 'displayQuantity',
  expire_time_passed: 'expireTime',
  duplicate_client_order_id: 'clientOrderId',
};

export interface PlacedRefusal {
  /** By the dotted path of the field, without the name repeated in the message. */
  readonly fields: Readonly<Record<string, string>>;
  /** What no shown field can carry. */
  readonly rest: string | null;
}

/** @param shown dotted paths of the fields on the screen */
export function placeRefusal(refusal: Refusal, shown: ReadonlySet<string>): PlacedRefusal {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, message } of refusal.errors ?? []) {
    if (shown.has(field)) fields[field] = withoutName(message, field);
    else rest.push(message);
  }
  if (refusal.errors !== undefined && refusal.errors.length > 0) {
    return { fields, rest: rest.length > 0 ? rest.join('; ') : null };
  }
  const field = Object.hasOwn(FIELD_OF_CODE, refusal.code) ? FIELD_OF_CODE[refusal.code] : null;
  if (field === null || !shown.has(field)) return { fields, rest: refusal.detail };
  return { fields: { [field]: refusal.detail }, rest: null };
}

function withoutName(message: string, field: string): string {
  return message.startsWith(`${field} `) ? message.slice(field.length + 1) : message;
}

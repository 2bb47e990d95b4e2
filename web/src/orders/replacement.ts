/** What a replace asks for: only what was really changed. */
import { compareDecimals } from '@matching-engine/client';
import { isDecimal } from '../text/decimal';
import type { OwnOrder } from './account-orders';

const FIELDS = ['price', 'quantity', 'triggerPrice'] as const;

export function replacementOf(
  order: Pick<OwnOrder, (typeof FIELDS)[number]>,
  edit: Readonly<Record<string, string>>,
): Record<string, string> {
  const changed = FIELDS.filter((field) => {
    const [before, after] = [order[field], edit[field]];
    if (after === undefined || before === undefined) return false;
    // What is no decimal is sent as it is: the service says what is wrong with it.
    return !isDecimal(after) || compareDecimals(before, after) !== 0;
  });
  return Object.fromEntries(changed.map((field) => [field, edit[field]]));
}

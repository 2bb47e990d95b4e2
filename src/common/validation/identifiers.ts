/** Ids that clients choose: visible, no leading underscore, at most 64 characters. */
export const CLIENT_ID = /^[A-Za-z0-9.:/-][A-Za-z0-9._:/-]{0,63}$/;

/** Ids that the engine assigns: positive integers of at most 16 digits. */
export const ORDER_ID = /^[1-9]\d{0,15}$/;

/** What a listed symbol looks like. */
export const SYMBOL = /^[A-Z0-9]{1,12}-[A-Z0-9]{1,12}$/;

/** What may be looked up as a symbol; wider, so that a mistyped one is "not found". */
export const SYMBOL_LIKE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** Decimal digits with an optional point between digits: no sign, exponent or space. */
export const DECIMAL = /^\d{1,20}(\.\d{1,20})?$/;

/** The same, but for zero. */
export const POSITIVE_DECIMAL = /^(?=[\d.]*[1-9])\d{1,20}(\.\d{1,20})?$/;

/** ISO-8601 in UTC with up to six decimals of a second. */
export const TIMESTAMP =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;

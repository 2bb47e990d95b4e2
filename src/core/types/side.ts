/** Side of an order or of the book. Numbers, because they index arrays and pack into bits. */
export const Side = { Buy: 0, Sell: 1 } as const;
export type Side = (typeof Side)[keyof typeof Side];

/** Identities of the core. Numbers are assigned by the engine, texts are chosen by the client. */
declare const id: unique symbol;

/** Engine-assigned, ascending from 1, unique over all symbols, never reused. */
export type OrderId = number & { readonly [id]: 'order' };

/** Engine-assigned, ascending from 1, unique over all symbols, never reused. */
export type TradeId = number & { readonly [id]: 'trade' };

/** Engine-assigned, ascending from 1, unique over all symbols, never reused. */
export type ListId = number & { readonly [id]: 'list' };

/** Engine-assigned, ascending from 1, unique over all symbols, never reused. */
export type PreventedMatchId = number & { readonly [id]: 'prevented_match' };

/** A command's place in the log, from 1, without gaps. */
export type Sequence = number & { readonly [id]: 'sequence' };

/** Owner of orders. The empty text stands for "no account" (open mode). */
export type AccountId = string;

/** Client-chosen name of an order, unique per account. The empty text stands for "none". */
export type ClientOrderId = string;

/** Key of an instrument, such as `BTC-USDT`. */
export type SymbolKey = string;

export const NO_ACCOUNT: AccountId = '';
export const NO_CLIENT_ORDER_ID: ClientOrderId = '';

/** Order id field of a command that names its order by client order id instead. */
export const NO_ORDER_ID = 0 as OrderId;

/** List id of an order that belongs to no list. */
export const NO_LIST_ID = 0 as ListId;

import { applyDecorators, Header } from '@nestjs/common';

declare const described: unique symbol;

/** JSON text of a T. Answers and frames are written once, as text, for REST and sockets alike. */
export type Json<T> = string & { readonly [described]: T };

/**
 * `,"name":"value"`, or nothing for an absent value. The value must need no escaping: numbers,
 * words, times, symbols and ids that passed their patterns do not.
 */
export function member(name: string, value: string | null | undefined): string {
  return value === null || value === undefined || value === '' ? '' : `,"${name}":"${value}"`;
}

/** A list of JSON texts as one. */
export function jsonList<T>(texts: readonly Json<T>[]): Json<T[]> {
  return `[${texts.join(',')}]` as Json<T[]>;
}

/** The route returns JSON text, which goes out as it is. */
export function ReturnsJson(): MethodDecorator {
  return applyDecorators(Header('Content-Type', 'application/json; charset=utf-8'));
}

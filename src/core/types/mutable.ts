/** A type whose fields its owner may write, such as an event object that is made once and reused. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** R8: market orders by quote quantity and with a protection price. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R8 a quote quantity is spent lot by lot until one lot costs more than the rest',
  `
  ask 110 | B 5
  ask 101 | A 2
  > buy Q for 500 market
  Q accepted
  Q takes 2 of A @ 101
  Q takes 2 of B @ 110
  Q is done with 4
  ask 110 | B 3/5
  `,
);

scenario(
  'R8 a quote quantity is earned lot by lot and never exceeded',
  `
  bid 100 | A 3
  bid 90 | B 9
  > sell Q for 555 market
  Q accepted
  Q takes 3 of A @ 100
  Q takes 2 of B @ 90
  Q is done with 5
  bid 90 | B 7/9
  `,
);

scenario(
  'R8 what a quote quantity cannot spend for want of orders is cancelled: no_liquidity',
  `
  ask 100 | A 3
  > buy Q for 400 market
  Q accepted
  Q takes 3 of A @ 100
  Q cancelled 0, no_liquidity
  > buy R for 400 market
  R accepted
  R cancelled 0, no_liquidity
  empty book
  `,
);

scenario(
  'R8 when the book runs out, less than its last price is nothing left',
  `
  ask 100 | A 3
  > buy Q for 399 market
  Q accepted
  Q takes 3 of A @ 100
  Q is done with 3
  empty book
  `,
);

scenario(
  'R8 a quote quantity below the price of one lot buys nothing',
  `
  ask 100 | A 3
  > buy Q for 99 market
  Q accepted
  Q cancelled 0, no_liquidity
  > buy R for 100 market
  R accepted
  R takes 1 of A @ 100
  R is done with 1
  ask 100 | A 2/3
  `,
);

scenario(
  'R8 a quote quantity takes the slices of an iceberg one by one',
  `
  ask 100 | A 2+3
  > buy Q for 450 market
  Q accepted
  Q takes 2 of A @ 100
  A shows 2 more
  Q takes 2 of A @ 100
  A shows 1 more
  Q is done with 4
  ask 100 | A 1/5
  `,
);

scenario(
  'R8 of the limits only the smallest notional holds for a quote quantity',
  `
  limits minNotional 100, minQuantity 2, maxQuantity 3
  ask 50 | A 3, B 3
  > buy Q for 99 market
  rejected: below_min_notional
  > buy Q for 200 market
  Q accepted
  Q takes 3 of A @ 50
  Q takes 1 of B @ 50
  Q is done with 4
  ask 50 | B 2/3
  `,
);

scenario(
  'R8 a quote quantity is for market orders',
  `
  > buy Q for 500 @ 100
  rejected: invalid_request
  > buy Q for 500 stop 105
  rejected: invalid_request
  > buy Q for 500 market show 1
  rejected: invalid_request
  > buy Q for 500 market gtd 5s
  rejected: invalid_request
  empty book
  `,
);

scenario(
  'R10 a fok by quote quantity is filled when no further lot could be bought',
  `
  ask 110 | B 5
  ask 100 | A 2
  > buy Q for 860 market fok
  Q accepted
  Q cancelled 0, fok_not_fillable
  > buy R for 859 market fok
  R accepted
  R takes 2 of A @ 100
  R takes 5 of B @ 110
  R is done with 7
  empty book
  `,
);

scenario(
  'R10 a selling fok by quote quantity is measured by the last bid that it would reach',
  `
  bid 6 | A 1
  bid 1 | B 1
  > sell Q for 8 market fok
  Q accepted
  Q cancelled 0, fok_not_fillable
  > sell R for 7 market fok
  R accepted
  R takes 1 of A @ 6
  R takes 1 of B @ 1
  R is done with 2
  empty book
  `,
);

scenario(
  'R10 a fok by quote quantity passes over own orders under cancel_oldest only',
  `
  ask 100 | A 2, B 2 alice, C 2
  > buy Q for 400 market fok alice
  Q accepted
  Q cancelled 0, fok_not_fillable
  ask 100 | A 2, B 2 alice, C 2
  > buy R for 500 market fok stp oldest alice
  R accepted
  R cancelled 0, fok_not_fillable
  > buy S for 400 market fok stp oldest alice
  S accepted
  S takes 2 of A @ 100
  S may not take 2 of B @ 100, cancel_oldest
  B cancelled 2, self_trade_prevention
  S takes 2 of C @ 100
  S is done with 4
  empty book
  `,
);

scenario(
  'R8 a market order never trades beyond its protection price: price_protection',
  `
  ask 110 | B 5
  ask 101 | A 5
  > buy C 8 market protect 105
  C accepted
  C takes 5 of A @ 101
  C cancelled 3, price_protection
  > buy D 8 market protect 109
  D accepted
  D cancelled 8, price_protection
  > buy E 2 market protect 110
  E accepted
  E takes 2 of B @ 110
  ask 110 | B 3/5
  `,
);

scenario(
  'R8 when the book runs out before the protection price it is no_liquidity',
  `
  bid 99 | A 5
  > sell B 8 market protect 95
  B accepted
  B takes 5 of A @ 99
  B cancelled 3, no_liquidity
  > sell C 8 market protect 95
  C accepted
  C cancelled 8, no_liquidity
  empty book
  `,
);

scenario(
  'R8 a quote quantity stops at the protection price too',
  `
  ask 110 | B 5
  ask 100 | A 2
  > buy Q for 1000 market protect 105
  Q accepted
  Q takes 2 of A @ 100
  Q cancelled 0, price_protection
  > buy R for 50 market protect 105
  R accepted
  R cancelled 0, price_protection
  ask 110 | B 5
  `,
);

scenario(
  'R10 a market fok counts no further than its protection price',
  `
  ask 110 | B 5
  ask 101 | A 5
  > buy C 6 market fok protect 105
  C accepted
  C cancelled 6, fok_not_fillable
  > buy D 6 market fok protect 110
  D accepted
  D takes 5 of A @ 101
  D takes 1 of B @ 110
  ask 110 | B 4/5
  `,
);

scenario(
  'R8 a protection price is for orders without limit, and within the prices there are',
  `
  limits maxPrice 200
  > buy A 5 @ 100 protect 105
  rejected: invalid_request
  > buy A 5 @ 100 stop 105 protect 105
  rejected: invalid_request
  > buy A 5 market protect 201
  rejected: price_out_of_range
  > buy A 5 market day
  rejected: invalid_request
  empty book
  `,
);

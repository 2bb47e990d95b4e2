/** R4, R28, R29: limits of an instrument and of arithmetic. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R4 anything out of range is refused, never rounded',
  `
  limits maxPrice 1000
  > buy A 0 @ 100
  rejected: below_min_quantity
  > buy A 1 @ 0
  rejected: price_out_of_range
  > buy A 1 @ 1001
  rejected: price_out_of_range
  > buy A 1 @ 1000
  A accepted
  A rests 1 @ 1000
  bid 1000 | A 1
  `,
);

scenario(
  'R28 what is no whole number or negative is invalid_request (trap: NaN accepted)',
  `
  bid 100 | X 5
  waiting | Y sell 5 stop 95
  > buy A NaN @ 100
  rejected: invalid_request
  > buy A NaN market
  rejected: invalid_request
  > buy A 1 @ NaN
  rejected: invalid_request
  > buy A 1.5 @ 100
  rejected: invalid_request
  > buy A 1 @ 100.5
  rejected: invalid_request
  > buy A -1 @ 100
  rejected: invalid_request
  > buy A 1 @ -1
  rejected: invalid_request
  > buy A for 10.5 market
  rejected: invalid_request
  > sell A 1 stop NaN
  rejected: invalid_request
  > sell A 1 trail 2.5bp
  rejected: invalid_request
  > buy A 10 @ 100 show 1.5
  rejected: invalid_request
  > replace X to 1.5
  rejected: invalid_request
  > replace X @ -1
  rejected: invalid_request
  > replace Y trigger NaN
  rejected: invalid_request
  bid 100 | X 5
  waiting | Y sell 5 stop 95
  `,
);

scenario(
  'R4 quantity limits include their ends, for every order type',
  `
  limits minQuantity 5, maxQuantity 10
  > buy A 4 @ 100
  rejected: below_min_quantity
  > buy A 11 @ 100
  rejected: above_max_quantity
  > buy A 4 market
  rejected: below_min_quantity
  > buy A 11 @ 100 ioc
  rejected: above_max_quantity
  > buy A 5 @ 100
  A accepted
  A rests 5 @ 100
  > buy B 10 @ 100
  B accepted
  B rests 10 @ 100
  bid 100 | A 5, B 10
  `,
);

scenario(
  'R4 the smallest notional includes its end and does not hold for market orders',
  `
  limits minNotional 1000
  > buy A 9 @ 111
  rejected: below_min_notional
  > buy B 10 @ 100
  B accepted
  B rests 10 @ 100
  > sell C 1 market
  C accepted
  C takes 1 of B @ 100
  bid 100 | B 9/10
  `,
);

scenario(
  'R29 notional is exact beyond 2^53: no false verdict in either direction',
  `
  limits minNotional 9_007_199_254_740_991, maxPrice 9_007_199_254_740_991
  > buy A 94906265 @ 94906265
  rejected: below_min_notional
  > buy B 94906266 @ 94906266
  B accepted
  B rests 94906266 @ 94906266
  > buy C max @ 1
  C accepted
  C rests max @ 1
  > buy D max-1 @ 1
  rejected: below_min_notional
  bid 94906266 | B 94906266
  bid 1 | C max
  `,
);

scenario(
  'R29 a level never exceeds what is exact: level_capacity',
  `
  bid 100 | A max-5
  > buy B 6 @ 100
  rejected: level_capacity
  > buy C 5 @ 100
  C accepted
  C rests 5 @ 100
  level bid 100 = max
  top 100 x max / none
  > buy D 1 @ 100
  rejected: level_capacity
  > buy E 1 @ 99
  E accepted
  E rests 1 @ 99
  bid 100 | A max-5, C 5
  bid 99 | E 1
  `,
);

scenario(
  'R29 two orders of the largest size do not fit one level, but do fit two',
  `
  ask 101 | A max
  > sell B max @ 101
  rejected: level_capacity
  > sell B max @ 102
  B accepted
  B rests max @ 102
  > buy C max @ 102 fok
  C accepted
  C takes max of A @ 101
  ask 102 | B max
  `,
);

scenario(
  'R29 an order that never rests needs no capacity',
  `
  bid 100 | A max
  > buy B max @ 100 ioc
  B accepted
  B cancelled max, ioc_remainder
  > buy C max @ 100 fok
  C accepted
  C cancelled max, fok_not_fillable
  bid 100 | A max
  `,
);

scenario(
  'R29 a marketable order is not refused for the level it can only come to after trading',
  `
  ask 100 | B 1
  bid 99 | A max
  > buy C max @ 100
  C accepted
  C takes 1 of B @ 100
  C rests max-1 @ 100
  bid 100 | C max-1/max
  bid 99 | A max
  `,
);

scenario(
  'R29 a replace counts the others at its price and not itself',
  `
  bid 100 | A max-5, B 3
  bid 99 | C 4
  > replace B to 6
  rejected: level_capacity
  > replace C @ 100
  rejected: level_capacity
  > replace B to 5
  B replaced: 5 @ 100, goes to the back
  B rests 5 @ 100
  > replace A to max-6
  A replaced: max-6 @ 100, keeps its place
  bid 100 | A max-6, B 5
  bid 99 | C 4
  `,
);

scenario(
  'a full book takes no further resting order, but lets takers in: book_full',
  `
  limits maxOpenOrders 2
  ask 101 | A 5
  bid 100 | B 5
  > buy C 1 @ 99
  rejected: book_full
  > buy D 1 @ 101 ioc
  D accepted
  D takes 1 of A @ 101
  > sell E 5 market
  E accepted
  E takes 5 of B @ 100
  > buy F 1 @ 99
  F accepted
  F rests 1 @ 99
  ask 101 | A 4/5
  bid 99 | F 1
  `,
);

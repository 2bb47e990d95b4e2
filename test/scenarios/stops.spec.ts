/** R15: what triggers a waiting order. Drawings: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R15 a sell stop waits until a trade price is at or below its trigger price',
  `
  last 100
  bid 96 | A 1
  bid 95 | B 3
  waiting | S sell 5 stop 95
  > sell C 1 market
  C accepted
  C takes 1 of A @ 96
  bid 95 | B 3
  waiting | S sell 5 stop 95
  > sell D 1 market
  D accepted
  D takes 1 of B @ 95
  S triggered
  S takes 2 of B @ 95
  S cancelled 3, no_liquidity
  empty book
  `,
);

scenario(
  'R15 a buy stop waits until a trade price is at or above its trigger price',
  `
  last 100
  ask 105 | B 3
  ask 104 | A 1
  waiting | S buy 1 stop 105
  > buy C 1 market
  C accepted
  C takes 1 of A @ 104
  > buy D 1 market
  D accepted
  D takes 1 of B @ 105
  S triggered
  S takes 1 of B @ 105
  ask 105 | B 1/3
  `,
);

scenario(
  'R15 a take profit triggers the other way: a sell at or above, a buy at or below',
  `
  last 100
  ask 110 | A 1
  bid 108 | C 1
  bid 90 | B 2
  waiting | S sell 1 take profit 110
  waiting | T buy 1 take profit 90
  > buy D 1 market
  D accepted
  D takes 1 of A @ 110
  S triggered
  S takes 1 of C @ 108
  > sell E 1 market
  E accepted
  E takes 1 of B @ 90
  T triggered
  T cancelled 1, no_liquidity
  bid 90 | B 1/2
  `,
);

scenario(
  'R15 with a limit the triggered order trades within it and rests',
  `
  last 100
  bid 95 | A 2
  bid 94 | B 2
  bid 93 | C 2
  waiting | S sell 5 @ 94 stop 95
  > sell D 1 @ 95
  D accepted
  D takes 1 of A @ 95
  S triggered
  S takes 1 of A @ 95
  S takes 2 of B @ 94
  S rests 2 @ 94
  ask 94 | S 2/5
  bid 93 | C 2
  `,
);

scenario(
  'R15 a take profit with a limit that is better than the market rests there',
  `
  last 100
  bid 110 | A 2
  waiting | S sell 5 @ 112 take profit 110
  > sell B 1 market
  B accepted
  B takes 1 of A @ 110
  S triggered
  S rests 5 @ 112
  ask 112 | S 5
  bid 110 | A 1/2
  `,
);

scenario(
  'R15 trap: the side of the last aggressor is irrelevant',
  `
  last 100
  ask 95 | A 1
  waiting | S sell 5 @ 96 stop 95
  > buy B 1 @ 95
  B accepted
  B takes 1 of A @ 95
  S triggered
  S rests 5 @ 96
  ask 96 | S 5
  `,
);

scenario(
  'R15 every trade of a sweep counts, not only its last',
  `
  last 100
  bid 110 | A 1
  bid 90 | B 1
  waiting | S sell 5 @ 111 take profit 108
  > sell C 2 @ 90
  C accepted
  C takes 1 of A @ 110
  C takes 1 of B @ 90
  S triggered
  S rests 5 @ 111
  ask 111 | S 5
  `,
);

scenario(
  'R15 an order that is through at entry triggers at once',
  `
  last 100
  bid 99 | A 5
  > sell S 3 stop 100
  S accepted
  S triggered
  S takes 3 of A @ 99
  > buy T 3 @ 98 take profit 101
  T accepted
  T triggered
  T rests 3 @ 98
  > buy U 3 stop 100
  U accepted
  bid 99 | A 2/5
  bid 98 | T 3
  waiting | U buy 3 stop 100
  `,
);

scenario(
  'R15 without a last price it waits, and the first trade decides',
  `
  bid 90 | A 2
  waiting | S sell 1 stop 95
  waiting | T buy 1 stop 80
  > sell B 1 market
  B accepted
  B takes 1 of A @ 90
  T triggered
  T cancelled 1, no_liquidity
  S triggered
  S takes 1 of A @ 90
  empty book
  `,
);

scenario(
  'R15 trap: the last price survives a restart',
  `
  last 100
  > sell S 3 stop 99
  S accepted
  > sell T 3 @ 101 stop 100
  T accepted
  T triggered
  T rests 3 @ 101
  ask 101 | T 3
  waiting | S sell 3 stop 99
  `,
);

scenario(
  'R15 conditional orders that contradict themselves are invalid_request',
  `
  > sell A 5 stop 0
  rejected: invalid_request
  > sell A 5 @ 94 trail 3
  rejected: invalid_request
  > sell A 5 trail 0bp
  rejected: invalid_request
  > sell A 5 trail 10000bp
  rejected: invalid_request
  > sell A 5 trail 3 trail 50bp
  rejected: invalid_request
  > sell A 5 stop 95 trail 3
  rejected: invalid_request
  > sell A 5 stop 95 market
  rejected: invalid_request
  > sell A 5 stop 95 show 1
  rejected: invalid_request
  empty book
  `,
);

scenario(
  'R15 the limits of the instrument hold for a waiting order and its trigger price',
  `
  limits maxPrice 1000, minNotional 100, minQuantity 2
  > sell A 1 stop 95
  rejected: below_min_quantity
  > sell A 2 @ 1001 stop 95
  rejected: price_out_of_range
  > sell A 2 @ 49 stop 95
  rejected: below_min_notional
  > buy A 2 stop 1001
  rejected: price_out_of_range
  > buy A 2 stop 1000
  A accepted
  waiting | A buy 2 stop 1000
  `,
);

/** R27: the auction and its price. Drawings: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R27 an auction collects orders without trading, and the book may be crossed meanwhile',
  `
  > state auction
  state auction
  > buy A 5 @ 102
  A accepted
  A rests 5 @ 102
  > sell B 3 @ 100
  B accepted
  B rests 3 @ 100
  level ask 100 = 3
  top 102 x 5 / 100 x 3
  ask 100 | B 3
  bid 102 | A 5
  > replace A to 4 @ 103
  A replaced: 4 @ 103, goes to the back
  A rests 4 @ 103
  > cancel B
  B cancelled 3, user_request
  bid 103 | A 4
  `,
);

scenario(
  'R27 when the auction ends all trade at the one price with the largest volume',
  `
  > state auction
  state auction
  > buy A 5 @ 103
  A accepted
  A rests 5 @ 103
  > buy B 5 @ 102
  B accepted
  B rests 5 @ 102
  > buy C 5 @ 101
  C accepted
  C rests 5 @ 101
  > sell D 4 @ 100
  D accepted
  D rests 4 @ 100
  > sell E 4 @ 101
  E accepted
  E rests 4 @ 101
  > sell F 4 @ 102
  F accepted
  F rests 4 @ 102
  > state open
  state open
  D takes 4 of A @ 102
  E takes 1 of A @ 102
  E takes 3 of B @ 102
  F takes 2 of B @ 102
  level bid 102 = 0
  level bid 103 = 0
  level ask 100 = 0
  level ask 101 = 0
  level ask 102 = 2
  top 101 x 5 / 102 x 2
  ask 102 | F 2/4
  bid 101 | C 5
  `,
);

scenario(
  'R27 of prices with the same volume the one with the smallest surplus',
  `
  > state auction
  state auction
  > buy A 5 @ 102
  A accepted
  A rests 5 @ 102
  > buy B 3 @ 101
  B accepted
  B rests 3 @ 101
  > sell C 5 @ 100
  C accepted
  C rests 5 @ 100
  > state open
  state open
  C takes 5 of A @ 102
  bid 101 | B 3
  `,
);

scenario(
  'R27 of those the one nearest to the last price',
  `
  last 103
  > state auction
  state auction
  > buy A 5 @ 104
  A accepted
  A rests 5 @ 104
  > sell B 5 @ 100
  B accepted
  B rests 5 @ 100
  > state open
  state open
  B takes 5 of A @ 104
  empty book
  `,
);

scenario(
  'R27 of two that are as near the lower',
  `
  last 102
  > state auction
  state auction
  > sell A 5 @ 100
  A accepted
  A rests 5 @ 100
  > buy B 5 @ 104
  B accepted
  B rests 5 @ 104
  > state open
  state open
  B takes 5 of A @ 100
  empty book
  `,
);

scenario(
  'R27 without a last price the lowest',
  `
  > state auction
  state auction
  > buy A 5 @ 104
  A accepted
  A rests 5 @ 104
  > sell B 5 @ 100
  B accepted
  B rests 5 @ 100
  > state open
  state open
  B takes 5 of A @ 100
  empty book
  `,
);

scenario(
  'R27 an auction admits limit orders that may rest: market_auction for all else',
  `
  bid 90 | A 5
  waiting | S sell 5 stop 80
  > state auction
  state auction
  > buy B 5 market
  rejected: market_auction
  > buy B 5 @ 100 ioc
  rejected: market_auction
  > buy B 5 @ 100 fok
  rejected: market_auction
  > buy B 5 @ 100 min 1
  rejected: market_auction
  > buy B 5 @ 100 post-only
  rejected: market_auction
  > buy B 5 @ 100 slide
  rejected: market_auction
  > buy B 5 stop 105
  rejected: market_auction
  > replace S trigger 81
  rejected: market_auction
  > buy B 5 @ 100 day show 2
  B accepted
  B rests 5 @ 100, shows 2
  > cancel S
  S cancelled 5, user_request
  bid 100 | B 2+3
  bid 90 | A 5
  `,
);

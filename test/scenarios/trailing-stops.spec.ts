/** R19: stops that follow the price. Drawings: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R19 a selling trailing stop follows a rise, stays where it is in a fall, and triggers',
  `
  last 100
  ask 105 | A 1
  bid 103 | B 1
  bid 102 | C 2
  waiting | S sell 5 trail 3
  > buy D 1 market
  D accepted
  D takes 1 of A @ 105
  bid 103 | B 1
  bid 102 | C 2
  waiting | S sell 5 trail 3 from 105
  > sell E 1 market
  E accepted
  E takes 1 of B @ 103
  bid 102 | C 2
  waiting | S sell 5 trail 3 from 105
  > sell F 1 market
  F accepted
  F takes 1 of C @ 102
  S triggered
  S takes 1 of C @ 102
  S cancelled 4, no_liquidity
  empty book
  `,
);

scenario(
  'R19 a buying trailing stop follows a fall and triggers on the way up',
  `
  last 100
  ask 98 | B 2
  bid 95 | A 1
  waiting | S buy 1 trail 3
  > sell C 1 market
  C accepted
  C takes 1 of A @ 95
  ask 98 | B 2
  waiting | S buy 1 trail 3 from 95
  > buy D 1 market
  D accepted
  D takes 1 of B @ 98
  S triggered
  S takes 1 of B @ 98
  empty book
  `,
);

scenario(
  'R19 a distance in basis points rounds the trigger away from the market',
  `
  last 105
  bid 100 | A 1
  bid 99 | B 1
  waiting | S sell 1 trail 500bp
  > sell C 1 market
  C accepted
  C takes 1 of A @ 100
  bid 99 | B 1
  waiting | S sell 1 trail 500bp from 105
  > sell D 1 market
  D accepted
  D takes 1 of B @ 99
  S triggered
  S cancelled 1, no_liquidity
  empty book
  `,
);

scenario(
  'R19 so does one that buys: up to the next tick',
  `
  last 105
  ask 110 | A 1
  ask 111 | B 1
  waiting | S buy 1 trail 500bp
  > buy C 1 market
  C accepted
  C takes 1 of A @ 110
  ask 111 | B 1
  waiting | S buy 1 trail 500bp from 105
  > buy D 1 market
  D accepted
  D takes 1 of B @ 111
  S triggered
  S cancelled 1, no_liquidity
  empty book
  `,
);

scenario(
  'R19 without a last price the first trade is the extreme and triggers nothing',
  `
  bid 100 | A 1
  bid 98 | B 1
  bid 97 | C 1
  waiting | S sell 1 trail 3
  > sell X 1 market
  X accepted
  X takes 1 of A @ 100
  > sell Y 1 market
  Y accepted
  Y takes 1 of B @ 98
  bid 97 | C 1
  waiting | S sell 1 trail 3 from 100
  > sell Z 1 market
  Z accepted
  Z takes 1 of C @ 97
  S triggered
  S cancelled 1, no_liquidity
  empty book
  `,
);

scenario(
  'R19 every trade of a sweep moves the extreme',
  `
  last 100
  bid 108 | A 1
  bid 106 | B 1
  bid 104 | C 1
  waiting | S sell 1 trail 4
  > sell X 2 market
  X accepted
  X takes 1 of A @ 108
  X takes 1 of B @ 106
  bid 104 | C 1
  waiting | S sell 1 trail 4 from 108
  > sell Y 1 market
  Y accepted
  Y takes 1 of C @ 104
  S triggered
  S cancelled 1, no_liquidity
  empty book
  `,
);

scenario(
  'R19 one sweep may set the extreme and trigger',
  `
  last 100
  bid 108 | A 1
  bid 104 | B 2
  waiting | S sell 1 trail 4
  > sell X 2 market
  X accepted
  X takes 1 of A @ 108
  X takes 1 of B @ 104
  S triggered
  S takes 1 of B @ 104
  empty book
  `,
);

scenario(
  'R19 trailing stops take their place among the others by the price they trigger at',
  `
  last 100
  bid 96 | X 9
  waiting | A sell 1 stop 97
  waiting | B sell 1 trail 2
  waiting | C sell 1 stop 98
  waiting | D sell 1 trail 100bp
  > sell Y 1 @ 96
  Y accepted
  Y takes 1 of X @ 96
  D triggered
  D takes 1 of X @ 96
  B triggered
  B takes 1 of X @ 96
  C triggered
  C takes 1 of X @ 96
  A triggered
  A takes 1 of X @ 96
  bid 96 | X 4/9
  `,
);

scenario(
  'R19 a trigger price of zero or less cannot be reached',
  `
  last 3
  bid 1 | A 2
  waiting | S sell 1 trail 3
  > sell B 1 market
  B accepted
  B takes 1 of A @ 1
  bid 1 | A 1/2
  waiting | S sell 1 trail 3 from 3
  `,
);

scenario(
  'R19 a replaced quantity leaves the extreme where it is',
  `
  last 100
  ask 105 | A 1
  bid 102 | B 1
  waiting | S sell 5 trail 3
  > buy C 1 market
  C accepted
  C takes 1 of A @ 105
  > replace S to 7
  S replaced: 7, goes to the back
  > replace S to 6
  S replaced: 6, keeps its place
  bid 102 | B 1
  waiting | S sell 6 trail 3 from 105
  > sell D 1 market
  D accepted
  D takes 1 of B @ 102
  S triggered
  S cancelled 6, no_liquidity
  empty book
  `,
);

/** R5, R6: what the book looks like. How to read a drawing: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R5 levels and BBO are published once, after the whole command',
  `
  ask 102 | B 5
  ask 101 | A 5
  bid 100 | C 5
  > buy D 12 @ 103
  D accepted
  D takes 5 of A @ 101
  D takes 5 of B @ 102
  D rests 2 @ 103
  level bid 103 = 2
  level ask 101 = 0
  level ask 102 = 0
  top 103 x 2 / none
  bid 103 | D 2/12
  bid 100 | C 5
  `,
);

scenario(
  'R5 an order at the far side of the spread trades instead of locking the book',
  `
  ask 101 | A 5
  bid 100 | B 5
  > buy C 5 @ 101
  C accepted
  C takes 5 of A @ 101
  level ask 101 = 0
  top 100 x 5 / none
  bid 100 | B 5
  `,
);

scenario(
  'R5 a price that dies and comes back within a command changes once',
  `
  bid 100 | A 5
  > replace A to 8
  A replaced: 8 @ 100, goes to the back
  A rests 8 @ 100
  level bid 100 = 8
  top 100 x 8 / none
  bid 100 | A 8
  `,
);

scenario(
  'R5 a change away from the top leaves the BBO alone',
  `
  bid 100 | A 5
  bid 99 | B 5
  > cancel B
  B cancelled 5, user_request
  level bid 99 = 0
  bid 100 | A 5
  `,
);

scenario(
  'R6 cancelling the head of a level loses nobody else',
  `
  bid 100 | A 1, B 2, C 3
  > cancel A
  A cancelled 1, user_request
  level bid 100 = 5
  top 100 x 5 / none
  bid 100 | B 2, C 3
  `,
);

scenario(
  'R6 cancelling the middle of a level loses nobody else',
  `
  bid 100 | A 1, B 2, C 3
  > cancel B
  B cancelled 2, user_request
  bid 100 | A 1, C 3
  > sell D 4 @ 100
  D accepted
  D takes 1 of A @ 100
  D takes 3 of C @ 100
  empty book
  `,
);

scenario(
  'R6 cancelling the tail of a level loses nobody else, and the next comes behind',
  `
  bid 100 | A 1, B 2, C 3
  > cancel C
  C cancelled 3, user_request
  > buy D 4 @ 100
  D accepted
  D rests 4 @ 100
  bid 100 | A 1, B 2, D 4
  `,
);

scenario(
  'R6 the last order of a level removes the level at once: no phantom best price',
  `
  ask 102 | B 5
  ask 101 | A 5
  > cancel A
  A cancelled 5, user_request
  level ask 101 = 0
  top none / 102 x 5
  > buy C 5 @ 101
  C accepted
  C rests 5 @ 101
  level bid 101 = 5
  top 101 x 5 / 102 x 5
  ask 102 | B 5
  bid 101 | C 5
  `,
);

scenario(
  'R6 a level that was emptied by a sweep is no phantom either',
  `
  ask 101 | A 5
  > buy B 5 market
  B accepted
  B takes 5 of A @ 101
  level ask 101 = 0
  top none / none
  > buy C 5 market
  C accepted
  C cancelled 5, no_liquidity
  > sell D 2 @ 101
  D accepted
  D rests 2 @ 101
  level ask 101 = 2
  top none / 101 x 2
  ask 101 | D 2
  `,
);

scenario(
  'trap: three tenths less one less two leave nothing, where floats leave 2.8e-17',
  `
  ask 100 | A 3
  > buy B 1 @ 100
  B accepted
  B takes 1 of A @ 100
  > buy C 2 @ 100
  C accepted
  C takes 2 of A @ 100
  level ask 100 = 0
  top none / none
  empty book
  `,
);

scenario(
  'trap: instruments do not trade with each other',
  `
  ask 101 | A 5
  > buy B 5 @ 101 on ETH-USD
  B accepted
  B rests 5 @ 101
  ask 101 | A 5
  ETH-USD bid 101 | B 5
  `,
);

/** R26: self-trade prevention that shrinks both orders. Drawings: scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R26 decrement: here the taker is the smaller, and the resting order keeps its place',
  `
  ask 101 | A 8 alice, B 5
  > buy C 5 @ 101 stp decrement alice
  C accepted
  C may not take 5 of A @ 101, decrement: C has 0 left, A 3
  C cancelled 0, self_trade_prevention
  level ask 101 = 8
  top none / 101 x 8
  ask 101 | A 3/8 alice, B 5
  `,
);

scenario(
  'R26 decrement of equals ends both, the resting order first',
  `
  ask 101 | A 5 alice, B 5
  > buy C 5 @ 101 stp decrement alice
  C accepted
  C may not take 5 of A @ 101, decrement: C has 0 left, A 0
  A cancelled 0, self_trade_prevention
  C cancelled 0, self_trade_prevention
  ask 101 | B 5
  `,
);

scenario(
  'R26 what was decremented is neither filled nor open when the order is replaced',
  `
  ask 101 | A 10 alice
  > buy B 4 @ 101 stp decrement alice
  B accepted
  B may not take 4 of A @ 101, decrement: B has 0 left, A 6
  B cancelled 0, self_trade_prevention
  > buy C 1 @ 101
  C accepted
  C takes 1 of A @ 101
  ask 101 | A 5/10 alice
  > replace A to 7
  A replaced: 2/7 @ 101, keeps its place
  > replace A to 9
  A replaced: 4/9 @ 101, goes to the back
  A rests 4 @ 101
  > replace A to 5
  A cancelled 4, replaced_below_filled
  empty book
  `,
);

scenario(
  'R26 a decremented taker rests with what is left of it',
  `
  ask 101 | A 3 alice
  > buy B 8 @ 101 stp decrement alice
  B accepted
  B may not take 3 of A @ 101, decrement: B has 5 left, A 0
  A cancelled 0, self_trade_prevention
  B rests 5 @ 101
  > sell C 2 @ 101
  C accepted
  C takes 2 of B @ 101
  > replace B to 6
  B replaced: 1/6 @ 101, keeps its place
  bid 101 | B 1/6 alice
  `,
);

scenario(
  'R26 decrement eats the hidden part of an iceberg first',
  `
  ask 101 | A 3+7 alice, B 5
  > buy C 5 @ 101 stp decrement alice
  C accepted
  C may not take 5 of A @ 101, decrement: C has 0 left, A 5
  C cancelled 0, self_trade_prevention
  market unchanged
  ask 101 | A 3+2/10 alice, B 5
  > buy D 4 @ 101 stp decrement alice
  D accepted
  D may not take 4 of A @ 101, decrement: D has 0 left, A 1
  D cancelled 0, self_trade_prevention
  level ask 101 = 6
  top none / 101 x 6
  ask 101 | A 1/10 alice, B 5
  `,
);

scenario(
  'R26 a quote quantity shrinks by the notional of what it may not buy',
  `
  ask 100 | A 3 alice, B 5
  > buy Q for 550 market stp decrement alice
  Q accepted
  Q may not take 3 of A @ 100, decrement: Q has 2 left, A 0
  A cancelled 0, self_trade_prevention
  Q takes 2 of B @ 100
  Q is done with 2
  ask 100 | B 3/5
  `,
);

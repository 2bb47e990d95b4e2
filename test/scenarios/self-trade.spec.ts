/** R26: orders of one account do not trade with each other. Drawings: scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

const BOOK = `
  ask 101 | A 3, B 3 alice, C 5
`;

scenario(
  'R26 cancel_newest, which is the default: the rest of the taker ends, earlier fills stand',
  `${BOOK}
  > buy D 8 @ 101 alice
  D accepted
  D takes 3 of A @ 101
  D may not take 3 of B @ 101, cancel_newest
  D cancelled 5, self_trade_prevention
  ask 101 | B 3 alice, C 5
  > buy E 2 @ 101 stp newest alice
  E accepted
  E may not take 2 of B @ 101, cancel_newest
  E cancelled 2, self_trade_prevention
  market unchanged
  ask 101 | B 3 alice, C 5
  `,
);

scenario(
  'R26 cancel_oldest: the resting order ends and the sweep goes on',
  `${BOOK}
  > buy D 8 @ 101 stp oldest alice
  D accepted
  D takes 3 of A @ 101
  D may not take 3 of B @ 101, cancel_oldest
  B cancelled 3, self_trade_prevention
  D takes 5 of C @ 101
  level ask 101 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R26 cancel_both: both end',
  `${BOOK}
  > buy D 8 @ 101 stp both alice
  D accepted
  D takes 3 of A @ 101
  D may not take 3 of B @ 101, cancel_both
  B cancelled 3, self_trade_prevention
  D cancelled 5, self_trade_prevention
  ask 101 | C 5
  `,
);

scenario(
  'R26 decrement: both shrink by the smaller, which ends; here the resting order',
  `${BOOK}
  > buy D 8 @ 101 stp decrement alice
  D accepted
  D takes 3 of A @ 101
  D may not take 3 of B @ 101, decrement: D has 2 left, B 0
  B cancelled 0, self_trade_prevention
  D takes 2 of C @ 101
  ask 101 | C 3/5
  `,
);

scenario(
  'R26 with prevention switched off they trade',
  `${BOOK}
  > buy D 8 @ 101 stp none alice
  D accepted
  D takes 3 of A @ 101
  D takes 3 of B @ 101
  D takes 2 of C @ 101
  ask 101 | C 3/5
  `,
);

scenario(
  "R26 the taker's mode decides, whatever the resting order asked for",
  `
  > sell A 5 @ 101 stp oldest alice
  A accepted
  A rests 5 @ 101
  > buy B 5 @ 101 stp newest alice
  B accepted
  B may not take 5 of A @ 101, cancel_newest
  B cancelled 5, self_trade_prevention
  > buy C 5 @ 101 stp none alice
  C accepted
  C takes 5 of A @ 101
  empty book
  `,
);

scenario(
  'R26 only orders that the sweep really reaches are touched',
  `
  ask 103 | C 5 alice
  ask 102 | B 5 alice
  ask 101 | A 5
  > buy D 5 @ 103 stp oldest alice
  D accepted
  D takes 5 of A @ 101
  > buy E 1 @ 102 stp oldest alice
  E accepted
  E may not take 1 of B @ 102, cancel_oldest
  B cancelled 5, self_trade_prevention
  E rests 1 @ 102
  ask 103 | C 5 alice
  bid 102 | E 1 alice
  `,
);

scenario(
  'R26 orders without an account are never self-trades',
  `
  ask 101 | A 5
  > buy B 5 @ 101 stp newest
  B accepted
  B takes 5 of A @ 101
  empty book
  `,
);

scenario(
  'R26 accounts that share a trade group do not trade with each other',
  `
  > sell A 3 @ 101 group g1 bob
  A accepted
  A rests 3 @ 101
  > sell B 3 @ 101 group g2 carol
  B accepted
  B rests 3 @ 101
  > sell C 3 @ 101 dave
  C accepted
  C rests 3 @ 101
  > buy D 6 @ 101 group g1 stp oldest alice
  D accepted
  D may not take 3 of A @ 101, cancel_oldest
  A cancelled 3, self_trade_prevention
  D takes 3 of B @ 101
  D takes 3 of C @ 101
  empty book
  `,
);

scenario(
  'R26 a trade group is of accounts: invalid_request without one',
  `
  > sell A 3 @ 101 group g1
  rejected: invalid_request
  > sell B 3 @ 101 group g1 bob
  B accepted
  B rests 3 @ 101
  > buy C 3 @ 101 alice
  C accepted
  C takes 3 of B @ 101
  empty book
  `,
);

scenario(
  'R26 a market order meets own orders as any other taker',
  `
  bid 100 | A 3 alice
  bid 99 | B 3
  > sell C 5 market alice
  C accepted
  C may not take 3 of A @ 100, cancel_newest
  C cancelled 5, self_trade_prevention
  > sell D 5 market stp oldest alice
  D accepted
  D may not take 3 of A @ 100, cancel_oldest
  A cancelled 3, self_trade_prevention
  D takes 3 of B @ 99
  D cancelled 2, no_liquidity
  empty book
  `,
);

scenario(
  'R26 under cancel_newest a quote quantity ends where it meets an own order',
  `
  ask 100 | A 3, B 3 alice
  > buy Q for 500 market alice
  Q accepted
  Q takes 3 of A @ 100
  Q may not take 2 of B @ 100, cancel_newest
  Q cancelled 0, self_trade_prevention
  ask 100 | B 3 alice
  `,
);

scenario(
  'R26 a replaced order keeps its mode, and its account, when it takes',
  `
  ask 101 | A 3 alice, B 4
  > buy C 5 @ 99 stp oldest alice
  C accepted
  C rests 5 @ 99
  > replace C @ 101
  C replaced: 5 @ 101, goes to the back
  C may not take 3 of A @ 101, cancel_oldest
  A cancelled 3, self_trade_prevention
  C takes 4 of B @ 101
  C rests 1 @ 101
  bid 101 | C 1/5 alice
  `,
);

scenario(
  'R26 trap: after a prevented match everything goes on as before, restarted or not',
  `
  last 100
  bid 95 | A 4 alice, B 4
  waiting | S sell 1 stop 95
  > sell C 4 @ 95 stp decrement alice
  C accepted
  C may not take 4 of A @ 95, decrement: C has 0 left, A 0
  A cancelled 0, self_trade_prevention
  C cancelled 0, self_trade_prevention
  > sell D 1 @ 95
  D accepted
  D takes 1 of B @ 95
  S triggered
  S takes 1 of B @ 95
  bid 95 | B 2/4
  `,
);

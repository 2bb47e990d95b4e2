/** R7–R11: order types and time in force. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R7 a limit order trades what is marketable and rests the remainder',
  `
  ask 101 | A 5
  > buy B 8 @ 101
  B accepted
  B takes 5 of A @ 101
  B rests 3 @ 101
  bid 101 | B 3/8
  `,
);

scenario(
  'R7 a limit order that is not marketable rests whole',
  `
  ask 101 | A 5
  > buy B 8 @ 100
  B accepted
  B rests 8 @ 100
  ask 101 | A 5
  bid 100 | B 8
  `,
);

scenario(
  'R8 the remainder of a market order is cancelled: no_liquidity',
  `
  ask 500 | B 5
  ask 101 | A 5
  > buy C 12 market
  C accepted
  C takes 5 of A @ 101
  C takes 5 of B @ 500
  C cancelled 2, no_liquidity
  empty book
  `,
);

scenario(
  'R8 a market order that is filled leaves the rest of the book alone',
  `
  bid 100 | A 5
  bid 99 | B 5
  > sell C 6 market
  C accepted
  C takes 5 of A @ 100
  C takes 1 of B @ 99
  bid 99 | B 4/5
  `,
);

scenario(
  'R8 a market order is never rejected for an empty book, and never rests',
  `
  > sell A 5 market
  A accepted
  A cancelled 5, no_liquidity
  > buy B 5 market ioc
  B accepted
  B cancelled 5, no_liquidity
  empty book
  `,
);

scenario(
  'R8 a market order sells down to one tick and buys up to the highest price',
  `
  limits maxPrice 9_007_199_254_740_991
  ask 9_007_199_254_740_991 | B 1
  bid 1 | A 1
  > sell C 1 market
  C accepted
  C takes 1 of A @ 1
  > buy D 1 market
  D accepted
  D takes 1 of B @ 9_007_199_254_740_991
  empty book
  `,
);

scenario(
  'R9 the remainder of an ioc is cancelled at once: ioc_remainder',
  `
  ask 102 | B 5
  ask 101 | A 5
  > buy C 8 @ 101 ioc
  C accepted
  C takes 5 of A @ 101
  C cancelled 3, ioc_remainder
  level ask 101 = 0
  top none / 102 x 5
  ask 102 | B 5
  `,
);

scenario(
  'R9 an ioc never rests, not for an instant: no book event, no effect on priority',
  `
  ask 101 | A 5
  bid 100 | B 5
  > buy C 8 @ 100 ioc
  C accepted
  C cancelled 8, ioc_remainder
  > buy D 1 @ 100
  D accepted
  D rests 1 @ 100
  level bid 100 = 6
  top 100 x 6 / 101 x 5
  ask 101 | A 5
  bid 100 | B 5, D 1
  `,
);

scenario(
  'R9 an ioc that fills completely has no remainder to cancel',
  `
  ask 101 | A 5
  > buy B 5 @ 101 ioc
  B accepted
  B takes 5 of A @ 101
  empty book
  `,
);

scenario(
  'R10 a fok fills completely, at any prices within the limit',
  `
  ask 103 | C 5
  ask 102 | B 5
  ask 101 | A 5
  > buy D 10 @ 102 fok
  D accepted
  D takes 5 of A @ 101
  D takes 5 of B @ 102
  ask 103 | C 5
  `,
);

scenario(
  'R10 a fok that is one lot short does not trade at all: fok_not_fillable',
  `
  ask 103 | C 5
  ask 102 | B 5
  ask 101 | A 5
  > buy D 11 @ 102 fok
  D accepted
  D cancelled 11, fok_not_fillable
  ask 103 | C 5
  ask 102 | B 5
  ask 101 | A 5
  `,
);

scenario(
  'R10 the look-ahead of a selling fok stops at its price bound too',
  `
  bid 100 | A 5
  bid 99 | B 5
  > sell C 6 @ 100 fok
  C accepted
  C cancelled 6, fok_not_fillable
  > sell D 6 @ 99 fok
  D accepted
  D takes 5 of A @ 100
  D takes 1 of B @ 99
  bid 99 | B 4/5
  `,
);

scenario(
  'R10 a market fok has no limit',
  `
  ask 900 | B 5
  ask 101 | A 5
  > buy C 11 market fok
  C accepted
  C cancelled 11, fok_not_fillable
  > buy D 10 market fok
  D accepted
  D takes 5 of A @ 101
  D takes 5 of B @ 900
  empty book
  `,
);

scenario(
  'R10 a fok against an empty book is cancelled, not rejected',
  `
  > buy A 1 @ 100 fok
  A accepted
  A cancelled 1, fok_not_fillable
  empty book
  `,
);

scenario(
  'R10 the look-ahead counts what remains of a partly filled order, not what it was',
  `
  ask 101 | A 5
  > buy B 3 @ 101
  B accepted
  B takes 3 of A @ 101
  > buy C 3 @ 101 fok
  C accepted
  C cancelled 3, fok_not_fillable
  ask 101 | A 2/5
  `,
);

scenario(
  'R11 ioc and fok are a limit order with that time in force: all three take alike',
  `
  ask 101 | A 3
  > buy B 1 @ 101
  B accepted
  B takes 1 of A @ 101
  > buy C 1 @ 101 ioc
  C accepted
  C takes 1 of A @ 101
  > buy D 1 @ 101 fok
  D accepted
  D takes 1 of A @ 101
  empty book
  `,
);

/** R10: what the look-ahead of a fok counts. Drawings: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

const BOOK = `
  ask 101 | A 3, B 3 alice, C 5
`;

scenario(
  'R10 under cancel_newest nothing behind the first own order counts, and nothing is cancelled',
  `${BOOK}
  > buy D 4 @ 101 fok alice
  D accepted
  D cancelled 4, fok_not_fillable
  > buy E 4 @ 101 fok stp newest alice
  E accepted
  E cancelled 4, fok_not_fillable
  ask 101 | A 3, B 3 alice, C 5
  > buy F 3 @ 101 fok stp newest alice
  F accepted
  F takes 3 of A @ 101
  ask 101 | B 3 alice, C 5
  `,
);

scenario(
  'R10 under cancel_oldest own orders are passed over',
  `${BOOK}
  > buy D 8 @ 101 fok stp oldest alice
  D accepted
  D takes 3 of A @ 101
  D may not take 3 of B @ 101, cancel_oldest
  B cancelled 3, self_trade_prevention
  D takes 5 of C @ 101
  empty book
  `,
);

scenario(
  'R10 trap: a fok that cannot fill under cancel_oldest cancels no resting order',
  `${BOOK}
  > buy D 9 @ 101 fok stp oldest alice
  D accepted
  D cancelled 9, fok_not_fillable
  ask 101 | A 3, B 3 alice, C 5
  `,
);

scenario(
  'R10 under cancel_both nothing behind the first own order counts, and nothing is cancelled',
  `${BOOK}
  > buy D 4 @ 101 fok stp both alice
  D accepted
  D cancelled 4, fok_not_fillable
  > buy E 3 @ 101 fok stp both alice
  E accepted
  E takes 3 of A @ 101
  ask 101 | B 3 alice, C 5
  `,
);

scenario(
  'R10 under decrement nothing behind the first own order counts, and nothing shrinks',
  `${BOOK}
  > buy D 4 @ 101 fok stp decrement alice
  D accepted
  D cancelled 4, fok_not_fillable
  > buy E 3 @ 101 fok stp decrement alice
  E accepted
  E takes 3 of A @ 101
  ask 101 | B 3 alice, C 5
  `,
);

scenario(
  'R10 without self-trade prevention own orders count and trade',
  `${BOOK}
  > buy D 11 @ 101 fok stp none alice
  D accepted
  D takes 3 of A @ 101
  D takes 3 of B @ 101
  D takes 5 of C @ 101
  empty book
  `,
);

scenario(
  'R10 trap: under self-trade prevention no part of a fok ever rests',
  `
  ask 101 | A 3 alice
  > buy B 5 @ 101 fok alice
  B accepted
  B cancelled 5, fok_not_fillable
  > buy C 3 @ 101 fok stp decrement alice
  C accepted
  C cancelled 3, fok_not_fillable
  > buy D 3 @ 101 fok stp oldest alice
  D accepted
  D cancelled 3, fok_not_fillable
  ask 101 | A 3 alice
  `,
);

scenario(
  'R10 hidden quantity counts',
  `
  ask 102 | B 1
  ask 101 | A 2+4
  > buy C 8 @ 102 fok
  C accepted
  C cancelled 8, fok_not_fillable
  > buy D 7 @ 102 fok
  D accepted
  D takes 2 of A @ 101
  A shows 2 more
  D takes 2 of A @ 101
  A shows 2 more
  D takes 2 of A @ 101
  D takes 1 of B @ 102
  empty book
  `,
);

scenario(
  'R10 of an iceberg before an own order at its price only the shown part is in reach',
  `
  ask 101 | A 2+4, B 3 alice
  > buy C 3 @ 101 fok alice
  C accepted
  C cancelled 3, fok_not_fillable
  > buy D 2 @ 101 fok alice
  D accepted
  D takes 2 of A @ 101
  A shows 2 more
  ask 101 | B 3 alice, A 2+2/6
  `,
);

scenario(
  'R10 of an iceberg at a better price than an own order all is in reach',
  `
  ask 102 | B 3 alice
  ask 101 | A 2+1
  > buy C 4 @ 102 fok alice
  C accepted
  C cancelled 4, fok_not_fillable
  > buy D 3 @ 102 fok alice
  D accepted
  D takes 2 of A @ 101
  A shows 1 more
  D takes 1 of A @ 101
  ask 102 | B 3 alice
  `,
);

scenario(
  'R10 an own oco order that is passed over takes its sibling along',
  `
  ask 103 | X 5
  > oco sell A 5 @ 101 alice / sell B 5 @ 102 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 101
  B rests 5 @ 102
  > buy C 6 @ 103 fok stp oldest alice
  C accepted
  C cancelled 6, fok_not_fillable
  > buy D 5 @ 103 fok stp oldest alice
  D accepted
  D may not take 5 of A @ 101, cancel_oldest
  A cancelled 5, self_trade_prevention
  B cancelled 5, list_sibling
  list 1 ended
  D takes 5 of X @ 103
  empty book
  `,
);

scenario(
  'R10 of two oco orders in reach only the first counts, for its fill cancels the other',
  `
  ask 103 | X 5
  > oco sell A 5 @ 101 alice / sell B 5 @ 102 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 101
  B rests 5 @ 102
  > buy C 6 @ 102 fok
  C accepted
  C cancelled 6, fok_not_fillable
  > buy D 11 @ 103 fok
  D accepted
  D cancelled 11, fok_not_fillable
  ask 103 | X 5
  ask 102 | B 5 alice
  ask 101 | A 5 alice
  list 1 | oco of A, B: paired
  > buy E 10 @ 103 fok
  E accepted
  E takes 5 of A @ 101
  B cancelled 5, list_sibling
  list 1 ended
  E takes 5 of X @ 103
  empty book
  `,
);

scenario(
  'R10 a part fill leaves one of an oco, which counts with what remains',
  `
  > otoco buy W 1 @ 90 alice / sell A 5 @ 101 alice / sell B 5 @ 102 alice
  list 1 accepted: otoco of W, A, B
  W accepted
  A accepted
  B accepted
  W rests 1 @ 90
  > sell X 1 @ 90
  X accepted
  X takes 1 of W @ 90
  A triggered
  A rests 5 @ 101
  B triggered
  B rests 5 @ 102
  > buy C 6 @ 102 fok
  C accepted
  C cancelled 6, fok_not_fillable
  > buy D 2 @ 101
  D accepted
  D takes 2 of A @ 101
  B cancelled 5, list_sibling
  > buy E 3 @ 102 fok
  E accepted
  E takes 3 of A @ 101
  list 1 ended
  empty book
  `,
);

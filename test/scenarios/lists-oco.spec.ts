/** R21: one cancels the other. Drawings: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

const OCO = `
  > oco sell A 5 @ 110 alice / sell B 5 stop 95 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
`;

scenario(
  'R21 any fill of one oco order cancels the other at once',
  `
  last 100
  ${OCO}
  ask 110 | A 5 alice
  waiting | B sell 5 stop 95 alice
  list 1 | oco of A, B: paired
  > buy C 2 @ 110
  C accepted
  C takes 2 of A @ 110
  B cancelled 5, list_sibling
  ask 110 | A 3/5 alice
  list 1 | oco of A, B: free
  > buy D 3 @ 110
  D accepted
  D takes 3 of A @ 110
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 the trigger of one oco order cancels the other before it trades',
  `
  last 100
  bid 95 | C 2
  ${OCO}
  > sell D 1 @ 95
  D accepted
  D takes 1 of C @ 95
  B triggered
  A cancelled 5, list_sibling
  B takes 1 of C @ 95
  B cancelled 4, no_liquidity
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 an oco order that trades as it enters cancels the other, and its rest rests',
  `
  last 100
  bid 110 | C 2
  > oco sell A 5 @ 110 alice / sell B 5 stop 95 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A takes 2 of C @ 110
  B cancelled 5, list_sibling
  A rests 3 @ 110
  ask 110 | A 3/5 alice
  list 1 | oco of A, B: free
  `,
);

scenario(
  'R21 an oco order that is filled as it enters ends the list before the other ever waits',
  `
  last 100
  bid 110 | C 5
  > oco sell A 5 @ 110 alice / sell B 5 stop 95 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A takes 5 of C @ 110
  B cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 an oco stop that is through as it enters cancels the other',
  `
  last 100
  bid 99 | C 2
  > oco sell A 5 @ 110 alice / sell B 2 stop 100 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
  B triggered
  A cancelled 5, list_sibling
  B takes 2 of C @ 99
  list 1 ended
  level bid 99 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R21 a sweep with both oco orders in reach trades with the first only',
  `
  ask 103 | X 5
  > oco sell A 5 @ 101 alice / sell B 5 @ 102 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 101
  B rests 5 @ 102
  > buy C 8 @ 103
  C accepted
  C takes 5 of A @ 101
  B cancelled 5, list_sibling
  list 1 ended
  C takes 3 of X @ 103
  ask 103 | X 2/5
  `,
);

scenario(
  'R21 two oco stops that one price triggers: the first cancels the second',
  `
  last 100
  bid 90 | X 9
  > oco sell A 5 stop 96 alice / sell B 5 stop 97 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  > sell Y 1 @ 90
  Y accepted
  Y takes 1 of X @ 90
  B triggered
  A cancelled 5, list_sibling
  B takes 5 of X @ 90
  list 1 ended
  bid 90 | X 3/9
  `,
);

scenario(
  'R21 the fills of others may cancel an oco order that is about to be triggered',
  `
  last 100
  ask 110 | X 1
  bid 90 | Y 9
  > oco sell A 5 @ 110 alice / sell B 5 stop 95 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
  > sell P 1 stop 97
  P accepted
  > buy Q 2 take profit 96
  Q accepted
  > sell Z 1 @ 90
  Z accepted
  Z takes 1 of Y @ 90
  P triggered
  P takes 1 of Y @ 90
  Q triggered
  Q takes 1 of X @ 110
  Q takes 1 of A @ 110
  B cancelled 5, list_sibling
  ask 110 | A 4/5 alice
  bid 90 | Y 7/9
  list 1 | oco of A, B: free
  `,
);

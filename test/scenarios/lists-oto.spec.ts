/** R21: orders that wait for another to fill. Drawings: scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

const OTO = `
  > oto buy A 5 @ 100 alice / sell B 5 @ 110 alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
`;

scenario(
  'R21 the second order of an oto enters when the first is filled completely',
  `${OTO}
  bid 100 | A 5 alice
  waiting | B sell 5 @ 110 alice until its turn
  list 1 | oto of A, B: working
  > sell C 2 @ 100
  C accepted
  C takes 2 of A @ 100
  bid 100 | A 3/5 alice
  waiting | B sell 5 @ 110 alice until its turn
  list 1 | oto of A, B: working
  > sell D 3 @ 100
  D accepted
  D takes 3 of A @ 100
  B triggered
  B rests 5 @ 110
  ask 110 | B 5 alice
  list 1 | oto of A, B: free
  > buy E 5 @ 110
  E accepted
  E takes 5 of B @ 110
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 an oto whose first order is cancelled half filled ends, and the second never enters',
  `${OTO}
  > sell C 2 @ 100
  C accepted
  C takes 2 of A @ 100
  > cancel A
  A cancelled 3, user_request
  B cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 cancelling the second order of an oto cancels the first',
  `${OTO}
  > cancel B
  B cancelled 5, user_request
  A cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 a first order that is replaced below what it filled is not filled: the list ends',
  `${OTO}
  > sell C 2 @ 100
  C accepted
  C takes 2 of A @ 100
  > replace A to 2
  A cancelled 3, replaced_below_filled
  B cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 a first order that is filled as it enters lets the second in at once',
  `
  ask 99 | X 5
  > oto buy A 5 @ 100 alice / sell B 5 market alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A takes 5 of X @ 99
  B triggered
  B cancelled 5, no_liquidity
  list 1 ended
  level ask 99 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R21 a second order with a trigger starts to wait for it when its turn comes',
  `
  > oto buy A 5 @ 100 alice / sell B 5 trail 3 alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
  bid 100 | A 5 alice
  waiting | B sell 5 trail 3 alice until its turn
  list 1 | oto of A, B: working
  > sell C 5 @ 100
  C accepted
  C takes 5 of A @ 100
  waiting | B sell 5 trail 3 from 100 alice
  list 1 | oto of A, B: free
  `,
);

scenario(
  'R21 a second order that is through when its turn comes triggers once',
  `
  bid 90 | X 9
  > oto buy A 5 @ 100 alice / sell B 5 stop 105 alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
  > sell C 5 @ 100
  C accepted
  C takes 5 of A @ 100
  B triggered
  B takes 5 of X @ 90
  list 1 ended
  bid 90 | X 4/9
  `,
);

scenario(
  'R21 before its turn an order is not triggered, whatever trades',
  `
  ask 110 | X 1
  > oto buy A 5 @ 100 alice / sell B 5 @ 120 take profit 110 alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
  > buy C 1 @ 110
  C accepted
  C takes 1 of X @ 110
  bid 100 | A 5 alice
  waiting | B sell 5 @ 120 take profit 110 alice until its turn
  list 1 | oto of A, B: working
  `,
);

scenario(
  'R21 a post-only second order is tested when its turn comes',
  `
  bid 95 | X 1
  > oto buy A 5 @ 100 alice / sell B 5 @ 90 post-only alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
  > oto buy C 5 @ 99 alice / sell D 5 @ 90 slide alice
  list 2 accepted: oto of C, D
  C accepted
  D accepted @ 90
  C rests 5 @ 99
  > sell Y 10 @ 99
  Y accepted
  Y takes 5 of A @ 100
  Y takes 5 of C @ 99
  B triggered
  B rejected: post_only_would_cross
  list 1 ended
  D triggered
  D rests 5 @ 96
  ask 96 | D 5 alice
  bid 95 | X 1
  list 2 | oto of C, D: free
  `,
);

scenario(
  'R21 an order that waits for its turn is replaced without losing its list',
  `${OTO}
  > replace B to 4 @ 111
  B replaced: 4 @ 111, goes to the back
  > replace B to 3
  B replaced: 3 @ 111, keeps its place
  > replace B trigger 95
  rejected: invalid_request
  bid 100 | A 5 alice
  waiting | B sell 3 @ 111 alice until its turn
  list 1 | oto of A, B: working
  > sell C 5 @ 100
  C accepted
  C takes 5 of A @ 100
  B triggered
  B rests 3 @ 111
  ask 111 | B 3 alice
  list 1 | oto of A, B: free
  `,
);

scenario(
  'R21 an oto ends when one of its orders expires before its turn',
  `
  > oto buy A 5 @ 100 day alice / sell B 5 @ 110 gtd 5s alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
  > wait 5s
  B cancelled 5, expired
  A cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

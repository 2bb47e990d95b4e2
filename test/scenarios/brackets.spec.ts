/** R21: a first order, then one that takes profit and one that stops the loss. */
import { scenario } from '../support/scenarios/scenario';

const OTOCO = `
  > otoco buy A 5 @ 100 alice / sell B 5 @ 110 alice / sell C 5 stop 95 alice
  list 1 accepted: otoco of A, B, C
  A accepted
  B accepted
  C accepted
  A rests 5 @ 100
`;

scenario(
  'R21 a bracket enters, is filled, and takes its profit',
  `${OTOCO}
  bid 100 | A 5 alice
  waiting | B sell 5 @ 110 alice until its turn
  waiting | C sell 5 stop 95 alice until its turn
  list 1 | otoco of A, B, C: working
  > sell X 5 @ 100
  X accepted
  X takes 5 of A @ 100
  B triggered
  B rests 5 @ 110
  ask 110 | B 5 alice
  waiting | C sell 5 stop 95 alice
  list 1 | otoco of A, B, C: paired
  > buy Y 5 @ 110
  Y accepted
  Y takes 5 of B @ 110
  C cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 a bracket enters, is filled, and stops its loss',
  `
  bid 95 | W 9
  ${OTOCO}
  > sell X 5 @ 100
  X accepted
  X takes 5 of A @ 100
  B triggered
  B rests 5 @ 110
  > sell Y 1 @ 95
  Y accepted
  Y takes 1 of W @ 95
  C triggered
  B cancelled 5, list_sibling
  C takes 5 of W @ 95
  list 1 ended
  bid 95 | W 3/9
  `,
);

scenario(
  'R21 cancelling a bracket before its first order is filled cancels all three',
  `${OTOCO}
  > cancel C
  C cancelled 5, user_request
  A cancelled 5, list_sibling
  B cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 a bracket whose profit trades as it enters never lets its stop in',
  `
  bid 98 | W 2
  ask 99 | V 5
  > otoco buy A 5 @ 100 alice / sell B 5 @ 98 alice / sell C 5 stop 105 alice
  list 1 accepted: otoco of A, B, C
  A accepted
  B accepted
  C accepted
  A takes 5 of V @ 99
  B triggered
  B takes 2 of W @ 98
  C cancelled 5, list_sibling
  B rests 3 @ 98
  ask 98 | B 3/5 alice
  list 1 | otoco of A, B, C: free
  `,
);

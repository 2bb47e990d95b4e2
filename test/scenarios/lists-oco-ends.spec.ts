/** R21: how an oco order ends and what the other does then. See scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

const OCO = `
  > oco sell A 5 @ 110 alice / sell B 5 stop 95 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
`;

scenario(
  'R21 cancelling one oco order cancels both',
  `
  ${OCO}
  > cancel A by alice
  A cancelled 5, user_request
  B cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 cancelling the waiting oco order cancels both as well',
  `
  ${OCO}
  > cancel B
  B cancelled 5, user_request
  A cancelled 5, list_sibling
  list 1 ended
  level ask 110 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R21 an oco order that expires cancels the other, which then does not expire',
  `
  > oco sell A 5 @ 110 gtd 5s alice / sell B 5 stop 95 gtd 5s alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
  > wait 5s
  A cancelled 5, expired
  B cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 an oco order that self-trade prevention ends cancels the other',
  `
  last 100
  ${OCO}
  > buy C 2 @ 110 stp oldest alice
  C accepted
  C may not take 2 of A @ 110, cancel_oldest
  A cancelled 5, self_trade_prevention
  B cancelled 5, list_sibling
  list 1 ended
  C rests 2 @ 110
  bid 110 | C 2 alice
  `,
);

scenario(
  'R21 what self-trade prevention only shrinks stays a pair',
  `
  last 100
  ${OCO}
  > buy C 2 @ 110 stp decrement alice
  C accepted
  C may not take 2 of A @ 110, decrement: C has 0 left, A 3
  C cancelled 0, self_trade_prevention
  ask 110 | A 3/5 alice
  waiting | B sell 5 stop 95 alice
  list 1 | oco of A, B: paired
  `,
);

scenario(
  'R21 a replace is no reason to cancel the other, unless it trades',
  `
  last 100
  bid 105 | C 1
  ${OCO}
  > replace A @ 109
  A replaced: 5 @ 109, goes to the back
  A rests 5 @ 109
  > replace B to 4 trigger 96
  B replaced: 4, trigger 96, goes to the back
  ask 109 | A 5 alice
  bid 105 | C 1
  waiting | B sell 4 stop 96 alice
  list 1 | oco of A, B: paired
  > replace A @ 105
  A replaced: 5 @ 105, goes to the back
  A takes 1 of C @ 105
  B cancelled 4, list_sibling
  A rests 4 @ 105
  ask 105 | A 4/5 alice
  list 1 | oco of A, B: free
  `,
);

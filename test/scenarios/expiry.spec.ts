/** R7, R14: orders whose time ends. How to read them: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R7 gtd and day orders trade and rest as gtc does',
  `
  ask 101 | A 5
  > buy B 8 @ 101 gtd 5s
  B accepted
  B takes 5 of A @ 101
  B rests 3 @ 101
  > sell C 4 @ 101 day
  C accepted
  C takes 3 of B @ 101
  C rests 1 @ 101
  ask 101 | C 1/4
  `,
);

scenario(
  'R7 gtd needs a time, in the future: expire_time_passed',
  `
  limits maxQuantity 10
  > buy A 5 @ 100 gtd never
  rejected: invalid_request
  > buy A 5 @ 100 gtd 0s
  rejected: expire_time_passed
  > buy A 11 @ 100 gtd 0s
  rejected: expire_time_passed
  > buy A 5 @ 100 gtd 1us
  A accepted
  A rests 5 @ 100
  > state halted
  state halted
  > buy B 5 @ 100 gtd 0s
  rejected: market_halted
  bid 100 | A 5
  `,
);

scenario(
  'R14 an order ends at the very instant of its deadline',
  `
  > buy A 5 @ 100 gtd 5s
  A accepted
  A rests 5 @ 100
  > wait 4999999us
  bid 100 | A 5
  > wait 1us
  A cancelled 5, expired
  level bid 100 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R14 an order past its deadline never trades: expiry runs before matching',
  `
  > sell A 5 @ 101 gtd 5s
  A accepted
  A rests 5 @ 101
  > after 5s: buy B 3 @ 101
  A cancelled 5, expired
  B accepted
  B rests 3 @ 101
  level bid 101 = 3
  level ask 101 = 0
  top 101 x 3 / none
  bid 101 | B 3
  `,
);

scenario(
  'R14 time passes with a refused command too',
  `
  > buy A 5 @ 100 gtd 5s
  A accepted
  A rests 5 @ 100
  > after 6s: cancel A
  A cancelled 5, expired
  rejected: order_not_found
  level bid 100 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R14 orders expire by price and first in first out, bids, asks, then those that wait',
  `
  > sell A 1 @ 105 gtd 9s
  A accepted
  A rests 1 @ 105
  > sell B 1 @ 104 gtd 3s
  B accepted
  B rests 1 @ 104
  > sell F 1 stop 90 gtd 4s
  F accepted
  > sell H 1 stop 91 gtd 1s
  H accepted
  > buy C 1 @ 99 gtd 7s
  C accepted
  C rests 1 @ 99
  > buy D 1 @ 100 gtd 2s
  D accepted
  D rests 1 @ 100
  > buy E 1 @ 100 gtd 1s
  E accepted
  E rests 1 @ 100
  > buy G 1 @ 100 gtd 1m
  G accepted
  G rests 1 @ 100
  > wait 10s
  D cancelled 1, expired
  E cancelled 1, expired
  C cancelled 1, expired
  B cancelled 1, expired
  A cancelled 1, expired
  F cancelled 1, expired
  H cancelled 1, expired
  level bid 99 = 0
  level bid 100 = 1
  level ask 104 = 0
  level ask 105 = 0
  top 100 x 1 / none
  bid 100 | G 1
  `,
);

scenario(
  'R14 a command lets orders of every instrument expire, in the order of listing',
  `
  > buy A 1 @ 100 gtd 1s on ETH-USD
  A accepted
  A rests 1 @ 100
  > buy B 1 @ 101 gtd 2s
  B accepted
  B rests 1 @ 101
  > after 2s: buy C 1 @ 50 on ETH-USD
  B cancelled 1, expired
  A cancelled 1, expired
  C accepted
  C rests 1 @ 50
  level bid 50 = 1
  level bid 100 = 0
  top 50 x 1 / none
  level bid 101 = 0
  top none / none
  ETH-USD bid 50 | C 1
  `,
);

scenario(
  'R5 a level whose last order expires and which is entered again changes by the difference only',
  `
  > buy A 5 @ 100 gtd 1s
  A accepted
  A rests 5 @ 100
  > after 1s: buy B 5 @ 100
  A cancelled 5, expired
  B accepted
  B rests 5 @ 100
  market unchanged
  > buy C 2 @ 101 gtd 1s
  C accepted
  C rests 2 @ 101
  > after 1s: buy D 3 @ 101
  C cancelled 2, expired
  D accepted
  D rests 3 @ 101
  level bid 101 = 3
  top 101 x 3 / none
  bid 101 | D 3
  bid 100 | B 5
  `,
);

scenario(
  'R14 of a partly filled order the rest expires',
  `
  > buy A 5 @ 100 gtd 5s
  A accepted
  A rests 5 @ 100
  > sell B 2 @ 100
  B accepted
  B takes 2 of A @ 100
  > wait 5s
  A cancelled 3, expired
  empty book
  `,
);

scenario(
  'R14 a day order ends at midnight, and one entered at midnight at the next',
  `
  > buy A 5 @ 100 day
  A accepted
  A rests 5 @ 100
  > wait 11h
  bid 100 | A 5
  > wait until midnight
  A cancelled 5, expired
  > buy B 5 @ 100 day
  B accepted
  B rests 5 @ 100
  > wait 23h
  bid 100 | B 5
  > wait until midnight
  B cancelled 5, expired
  empty book
  `,
);

scenario(
  'R14 an order keeps its deadline when it is replaced',
  `
  > buy A 5 @ 100 gtd 5s
  A accepted
  A rests 5 @ 100
  > after 3s: replace A to 9 @ 101
  A replaced: 9 @ 101, goes to the back
  A rests 9 @ 101
  > after 1s: replace A to 8
  A replaced: 8 @ 101, keeps its place
  > wait 1s
  A cancelled 8, expired
  empty book
  `,
);

scenario(
  'R14 a waiting order expires, and a triggered one keeps its deadline',
  `
  last 100
  bid 95 | A 1
  > sell S 5 @ 97 stop 95 gtd 5s
  S accepted
  > sell T 5 stop 90 day
  T accepted
  > sell B 1 @ 95
  B accepted
  B takes 1 of A @ 95
  S triggered
  S rests 5 @ 97
  > wait 5s
  S cancelled 5, expired
  waiting | T sell 5 stop 90 day
  > wait until midnight
  T cancelled 5, expired
  empty book
  `,
);

scenario(
  'R14 orders expire in every trading state',
  `
  > buy A 5 @ 100 gtd 5s
  A accepted
  A rests 5 @ 100
  > state halted
  state halted
  > wait 5s
  A cancelled 5, expired
  empty book
  `,
);

scenario(
  'R14 trap: there is no clock inside; time is what the commands say and nothing ends between',
  `
  > buy A 5 @ 100 gtd 1s
  A accepted
  A rests 5 @ 100
  > sell B 1 @ 100
  B accepted
  B takes 1 of A @ 100
  > after 999ms: sell C 1 @ 100
  C accepted
  C takes 1 of A @ 100
  > after 1ms: sell D 1 @ 100
  A cancelled 3, expired
  D accepted
  D rests 1 @ 100
  ask 100 | D 1
  `,
);

/** R27: what happens when an auction ends. Drawings: scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R27 in the uncross the order that came later is the taker',
  `
  bid 100 | A 5
  > state auction
  state auction
  > sell B 3 @ 99
  B accepted
  B rests 3 @ 99
  > buy C 4 @ 101
  C accepted
  C rests 4 @ 101
  > state open
  state open
  C takes 3 of B @ 101
  bid 101 | C 1/4
  bid 100 | A 5
  `,
);

scenario(
  'R27 hidden quantity takes part in the uncross, part by part',
  `
  > state auction
  state auction
  > buy A 10 @ 102 show 3
  A accepted
  A rests 10 @ 102, shows 3
  > buy B 2 @ 102
  B accepted
  B rests 2 @ 102
  > sell C 8 @ 100
  C accepted
  C rests 8 @ 100
  > state open
  state open
  C takes 3 of A @ 100
  A shows 3 more
  C takes 2 of B @ 100
  C takes 3 of A @ 100
  A shows 3 more
  bid 102 | A 3+1/10
  `,
);

scenario(
  'R27 self-trade prevention holds in the uncross',
  `
  > state auction
  state auction
  > buy A 5 @ 102 alice
  A accepted
  A rests 5 @ 102
  > buy B 3 @ 102
  B accepted
  B rests 3 @ 102
  > sell C 4 @ 100 stp oldest alice
  C accepted
  C rests 4 @ 100
  > state open
  state open
  C may not take 4 of A @ 100, cancel_oldest
  A cancelled 5, self_trade_prevention
  C takes 3 of B @ 100
  ask 100 | C 1/4 alice
  `,
);

scenario(
  'R27 when a prevented match leaves nothing to trade at the price, another is found',
  `
  > state auction
  state auction
  > buy A 5 @ 103 alice
  A accepted
  A rests 5 @ 103
  > buy B 5 @ 101
  B accepted
  B rests 5 @ 101
  > sell C 5 @ 100 stp oldest alice
  C accepted
  C rests 5 @ 100
  > state open
  state open
  C may not take 5 of A @ 103, cancel_oldest
  A cancelled 5, self_trade_prevention
  C takes 5 of B @ 100
  empty book
  `,
);

scenario(
  'R26 in the uncross the mode of the later order decides, and decrement shrinks both',
  `
  > state auction
  state auction
  > sell A 7 @ 100 show 3 stp none alice
  A accepted
  A rests 7 @ 100, shows 3
  > buy B 5 @ 102 stp decrement alice
  B accepted
  B rests 5 @ 102
  > buy C 1 @ 101
  C accepted
  C rests 1 @ 101
  > state open
  state open
  B may not take 5 of A @ 100, decrement: B has 0 left, A 2
  B cancelled 0, self_trade_prevention
  C takes 1 of A @ 100
  ask 100 | A 1/7 alice
  `,
);

scenario(
  'R27 the uncross triggers waiting orders, which trade when the market opens',
  `
  last 100
  waiting | S sell 2 stop 95
  > state auction
  state auction
  > buy A 5 @ 95
  A accepted
  A rests 5 @ 95
  > sell B 3 @ 95
  B accepted
  B rests 3 @ 95
  > state open
  state open
  B takes 3 of A @ 95
  S triggered
  S takes 2 of A @ 95
  level bid 95 = 0
  level ask 95 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R18 what triggers when the market may not trade is rejected: checked again',
  `
  last 100
  waiting | S sell 2 stop 95
  waiting | T sell 2 @ 96 stop 95
  > state auction
  state auction
  > buy A 5 @ 95
  A accepted
  A rests 5 @ 95
  > sell B 3 @ 95
  B accepted
  B rests 3 @ 95
  > state post_only
  state post_only
  B takes 3 of A @ 95
  S triggered
  S rejected: market_post_only
  T triggered
  T rests 2 @ 96
  ask 96 | T 2
  bid 95 | A 2/5
  `,
);

scenario(
  'R27 a halt ends an auction too: it uncrosses, and what triggers is rejected',
  `
  last 100
  waiting | S sell 2 stop 95
  > state auction
  state auction
  > buy A 5 @ 95
  A accepted
  A rests 5 @ 95
  > sell B 3 @ 95
  B accepted
  B rests 3 @ 95
  > state auction
  state auction
  ask 95 | B 3
  bid 95 | A 5
  waiting | S sell 2 stop 95
  > state halted
  state halted
  B takes 3 of A @ 95
  S triggered
  S rejected: market_halted
  bid 95 | A 2/5
  `,
);

scenario(
  'R27 an oto whose first order fills in the uncross goes on after it',
  `
  > oto buy A 5 @ 100 alice / sell B 5 @ 110 alice
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
  > state auction
  state auction
  > sell C 5 @ 99
  C accepted
  C rests 5 @ 99
  > state open
  state open
  C takes 5 of A @ 99
  B triggered
  B rests 5 @ 110
  ask 110 | B 5 alice
  list 1 | oto of A, B: free
  `,
);

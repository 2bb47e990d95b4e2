/** R18: what an order is once it is triggered. Drawings: scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R18 a triggered order is a new entrant: it goes behind those that rest at its price',
  `
  last 100
  ask 97 | A 5
  bid 95 | B 1
  waiting | S sell 5 @ 97 stop 95
  > sell T 5 @ 97
  T accepted
  T rests 5 @ 97
  > sell C 1 @ 95
  C accepted
  C takes 1 of B @ 95
  S triggered
  S rests 5 @ 97
  level bid 95 = 0
  level ask 97 = 15
  top none / 97 x 15
  ask 97 | A 5, T 5, S 5
  `,
);

scenario(
  'R18 account and self-trade prevention survive the trigger',
  `
  last 100
  bid 95 | A 1
  bid 94 | B 2 alice, C 5
  waiting | S sell 5 stop 95 stp oldest alice
  > sell X 1 @ 95
  X accepted
  X takes 1 of A @ 95
  S triggered
  S may not take 2 of B @ 94, cancel_oldest
  B cancelled 2, self_trade_prevention
  S takes 5 of C @ 94
  empty book
  `,
);

scenario(
  'R18 time in force survives the trigger',
  `
  last 100
  bid 95 | A 1
  bid 94 | B 2
  waiting | P sell 9 stop 95 fok
  waiting | Q sell 1 @ 94 stop 95 ioc
  waiting | R sell 3 @ 94 stop 95 ioc
  > sell X 1 @ 95
  X accepted
  X takes 1 of A @ 95
  P triggered
  P cancelled 9, fok_not_fillable
  Q triggered
  Q takes 1 of B @ 94
  R triggered
  R takes 1 of B @ 94
  R cancelled 2, ioc_remainder
  empty book
  `,
);

scenario(
  'R18 a triggered stop stops at its protection price',
  `
  last 100
  bid 95 | A 1
  bid 94 | B 2
  bid 90 | C 9
  waiting | S sell 5 stop 95 protect 93
  > sell X 1 @ 95
  X accepted
  X takes 1 of A @ 95
  S triggered
  S takes 2 of B @ 94
  S cancelled 3, price_protection
  bid 90 | C 9
  `,
);

scenario(
  'R18 a triggered order is checked again: level_capacity',
  `
  last 100
  ask 105 | A 5
  bid 95 | B 1
  waiting | S sell max @ 105 stop 95
  > sell X 1 @ 95
  X accepted
  X takes 1 of B @ 95
  S triggered
  S rejected: level_capacity
  ask 105 | A 5
  `,
);

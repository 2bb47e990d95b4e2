/** R12: at least so much at once. How to read them: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R12 once the minimum is met the rest may rest',
  `
  ask 102 | C 5
  ask 101 | A 3, B 2
  > buy D 8 @ 101 min 5
  D accepted
  D takes 3 of A @ 101
  D takes 2 of B @ 101
  D rests 3 @ 101
  ask 102 | C 5
  bid 101 | D 3/8
  `,
);

scenario(
  'R12 a minimum that cannot be met cancels all and trades nothing: min_quantity_not_met',
  `
  ask 102 | C 5
  ask 101 | A 3, B 2
  > buy D 8 @ 101 min 6
  D accepted
  D cancelled 8, min_quantity_not_met
  ask 102 | C 5
  ask 101 | A 3, B 2
  `,
);

scenario(
  'R12 of an ioc the rest is cancelled once the minimum is met',
  `
  ask 101 | A 5
  > buy B 8 @ 101 min 5 ioc
  B accepted
  B takes 5 of A @ 101
  B cancelled 3, ioc_remainder
  > buy C 8 @ 101 min 1 ioc
  C accepted
  C cancelled 8, min_quantity_not_met
  empty book
  `,
);

scenario(
  'R12 hidden quantity counts for the minimum',
  `
  ask 101 | A 2+4
  > buy B 7 @ 101 min 6
  B accepted
  B takes 2 of A @ 101
  A shows 2 more
  B takes 2 of A @ 101
  A shows 2 more
  B takes 2 of A @ 101
  B rests 1 @ 101
  bid 101 | B 1/7
  `,
);

scenario(
  'R12 own orders count as they do for fok',
  `
  ask 101 | A 3, B 3 alice, C 5
  > buy D 8 @ 101 min 4 alice
  D accepted
  D cancelled 8, min_quantity_not_met
  > buy E 8 @ 101 min 4 stp both alice
  E accepted
  E cancelled 8, min_quantity_not_met
  > buy F 8 @ 101 min 4 stp decrement alice
  F accepted
  F cancelled 8, min_quantity_not_met
  ask 101 | A 3, B 3 alice, C 5
  > buy G 8 @ 101 min 4 stp oldest alice
  G accepted
  G takes 3 of A @ 101
  G may not take 3 of B @ 101, cancel_oldest
  B cancelled 3, self_trade_prevention
  G takes 5 of C @ 101
  empty book
  `,
);

scenario(
  'R12 a minimum is not asked for again when the order is replaced',
  `
  ask 102 | B 1
  ask 101 | A 5
  > buy C 8 @ 101 min 5
  C accepted
  C takes 5 of A @ 101
  C rests 3 @ 101
  > replace C @ 102
  C replaced: 3/8 @ 102, goes to the back
  C takes 1 of B @ 102
  C rests 2 @ 102
  bid 102 | C 2/8
  `,
);

scenario(
  'R12 a minimum is for limit orders and no more than the quantity',
  `
  > buy A 5 @ 101 min 6
  rejected: invalid_request
  > buy A 5 @ 101 min 5 fok
  rejected: invalid_request
  > buy A 5 market min 5
  rejected: invalid_request
  > buy A 5 @ 101 stop 105 min 5
  rejected: invalid_request
  > buy A 5 @ 101 min 5 day
  A accepted
  A cancelled 5, min_quantity_not_met
  empty book
  `,
);

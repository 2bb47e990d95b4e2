/** R20: orders that show a part. `3+7` shows 3 and hides 7; see scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R20 an iceberg takes with its full quantity; only the remainder is split',
  `
  ask 101 | A 4
  > buy B 10 @ 101 show 2
  B accepted
  B takes 4 of A @ 101
  B rests 6 @ 101, shows 2
  level bid 101 = 2
  level ask 101 = 0
  top 101 x 2 / none
  bid 101 | B 2+4/10
  `,
);

scenario(
  'R20 the next part goes to the back of its level',
  `
  ask 101 | A 3+7, B 5
  > buy C 4 @ 101
  C accepted
  C takes 3 of A @ 101
  A shows 3 more
  C takes 1 of B @ 101
  level ask 101 = 7
  top none / 101 x 7
  ask 101 | B 4/5, A 3+4/10
  `,
);

scenario(
  'R20 the shown part keeps its place until it is eaten',
  `
  ask 101 | A 3+7, B 5
  > buy C 2 @ 101
  C accepted
  C takes 2 of A @ 101
  ask 101 | A 1+7/10, B 5
  > buy D 2 @ 101
  D accepted
  D takes 1 of A @ 101
  A shows 3 more
  D takes 1 of B @ 101
  ask 101 | B 4/5, A 3+4/10
  `,
);

scenario(
  'R20 one sweep eats parts of several icebergs in turn, and no lot is lost',
  `
  ask 101 | A 2+4, B 3+3
  > buy C 11 @ 101
  C accepted
  C takes 2 of A @ 101
  A shows 2 more
  C takes 3 of B @ 101
  B shows 3 more
  C takes 2 of A @ 101
  A shows 2 more
  C takes 3 of B @ 101
  C takes 1 of A @ 101
  ask 101 | A 1/6
  `,
);

scenario(
  'R20 the last part is what is left',
  `
  bid 100 | A 3+4
  > sell B 6 @ 100
  B accepted
  B takes 3 of A @ 100
  A shows 3 more
  B takes 3 of A @ 100
  A shows 1 more
  bid 100 | A 1/7
  > sell C 1 @ 100
  C accepted
  C takes 1 of A @ 100
  empty book
  `,
);

scenario(
  'R20 feeds never show hidden quantity: a part as large as the last changes nothing there',
  `
  ask 101 | A 3+7
  > buy B 3 @ 101
  B accepted
  B takes 3 of A @ 101
  A shows 3 more
  market unchanged
  > cancel A
  A cancelled 7, user_request
  level ask 101 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R20 an iceberg that shows all hides nothing',
  `
  > buy A 10 @ 100 show 10
  A accepted
  A rests 10 @ 100
  > buy B 10 @ 100 show 11
  rejected: invalid_request
  bid 100 | A 10
  `,
);

scenario(
  'R20 only an order that may rest at a limit can be an iceberg',
  `
  > buy A 10 @ 100 show 2 ioc
  rejected: invalid_request
  > buy A 10 @ 100 show 2 fok
  rejected: invalid_request
  > buy A 10 market show 2
  rejected: invalid_request
  > buy A 10 stop 105 show 2
  rejected: invalid_request
  > buy A 10 @ 100 show 2 day
  A accepted
  A rests 10 @ 100, shows 2
  bid 100 | A 2+8
  `,
);

scenario(
  'R20 an iceberg has at most 100 parts: display_quantity_too_small',
  `
  > buy A 301 @ 100 show 3
  rejected: display_quantity_too_small
  > buy B 300 @ 100 show 3
  B accepted
  B rests 300 @ 100, shows 3
  > replace B to 301
  rejected: display_quantity_too_small
  > replace B to 301 @ 99
  rejected: display_quantity_too_small
  bid 100 | B 3+297
  `,
);

scenario(
  'R20 a stop with a limit may be an iceberg once it rests',
  `
  last 100
  bid 95 | A 2
  waiting | S sell 10 @ 95 stop 95 show 3
  > sell B 1 @ 95
  B accepted
  B takes 1 of A @ 95
  S triggered
  S takes 1 of A @ 95
  S rests 9 @ 95, shows 3
  ask 95 | S 3+6/10
  `,
);

scenario(
  'R20 an iceberg may be post-only',
  `
  ask 101 | A 5
  > buy B 10 @ 102 slide show 4
  B accepted @ 100
  B rests 10 @ 100, shows 4
  ask 101 | A 5
  bid 100 | B 4+6
  `,
);

/** R23: cancel and replace reach only orders that are live and one's own. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R23 a cancel takes out what remains of the order',
  `
  bid 100 | A 10 alice, B 5
  > sell C 4 @ 100
  C accepted
  C takes 4 of A @ 100
  > cancel A by alice
  A cancelled 6, user_request
  bid 100 | B 5
  `,
);

scenario(
  'R23 without an account any order may be cancelled or replaced by its id (open mode)',
  `
  bid 100 | A 10 alice, B 5
  > replace A to 9
  A replaced: 9 @ 100, keeps its place
  > cancel A
  A cancelled 9, user_request
  > cancel B
  B cancelled 5, user_request
  empty book
  `,
);

scenario(
  'R23 an order that never was is order_not_found',
  `
  bid 100 | A 5
  > cancel Z
  rejected: order_not_found
  > replace Z to 3
  rejected: order_not_found
  bid 100 | A 5
  `,
);

scenario(
  'R23 an order that was cancelled is order_not_found',
  `
  bid 100 | A 5
  > cancel A
  A cancelled 5, user_request
  > cancel A
  rejected: order_not_found
  > replace A to 3
  rejected: order_not_found
  empty book
  `,
);

scenario(
  'R23 trap: the cancel of a filled order is not acknowledged',
  `
  bid 100 | A 5 alice
  > sell B 5 @ 100
  B accepted
  B takes 5 of A @ 100
  > cancel A by alice
  rejected: order_not_found
  > cancel B
  rejected: order_not_found
  > replace B to 9
  rejected: order_not_found
  empty book
  `,
);

scenario(
  'R23 an order that never rested is order_not_found',
  `
  > buy A 5 @ 100 ioc
  A accepted
  A cancelled 5, ioc_remainder
  > cancel A
  rejected: order_not_found
  empty book
  `,
);

scenario(
  "R23 of somebody else's order: the same answer",
  `
  bid 100 | A 5 alice, B 5
  > cancel A by bob
  rejected: order_not_found
  > replace A by bob to 3
  rejected: order_not_found
  > cancel B by bob
  rejected: order_not_found
  bid 100 | A 5 alice, B 5
  `,
);

scenario(
  'R23 an order of another instrument is order_not_found',
  `
  bid 100 | A 5
  > cancel A on ETH-USD
  rejected: order_not_found
  > replace A to 2 on ETH-USD
  rejected: order_not_found
  bid 100 | A 5
  `,
);

scenario(
  'R23 an unknown instrument is symbol_not_found',
  `
  bid 100 | A 5
  > cancel A on NO-USD
  rejected: symbol_not_found
  > replace A to 2 on NO-USD
  rejected: symbol_not_found
  > buy B 1 @ 100 on NO-USD
  rejected: symbol_not_found
  > state halted on NO-USD
  rejected: symbol_not_found
  bid 100 | A 5
  `,
);

scenario(
  'R23 trap: __proto__ and its like are names as any other',
  `
  bid 100 | A 5 __proto__:constructor, B 5 constructor:__proto__
  > cancel toString:valueOf
  rejected: order_not_found
  > cancel __proto__:constructor
  A cancelled 5, user_request
  > cancel all of constructor
  B cancelled 5, mass_cancel
  > cancel all of hasOwnProperty
  empty book
  `,
);

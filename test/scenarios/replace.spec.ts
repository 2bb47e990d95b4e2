/** R22: what becomes of an order that is replaced. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R22 quantity down at the same price keeps place and id',
  `
  bid 100 | A 10, B 5
  > replace A to 4
  A replaced: 4 @ 100, keeps its place
  level bid 100 = 9
  top 100 x 9 / none
  bid 100 | A 4, B 5
  `,
);

scenario(
  'R22 quantity up goes to the back',
  `
  bid 100 | A 5, B 5
  > replace A to 6
  A replaced: 6 @ 100, goes to the back
  A rests 6 @ 100
  bid 100 | B 5, A 6
  `,
);

scenario(
  'R22 a price change goes to the back, also with less quantity',
  `
  bid 101 | A 5
  bid 100 | B 5
  > replace A to 1 @ 100
  A replaced: 1 @ 100, goes to the back
  A rests 1 @ 100
  level bid 100 = 6
  level bid 101 = 0
  top 100 x 6 / none
  bid 100 | B 5, A 1
  `,
);

scenario(
  'R22 the same terms again change nothing and keep the place',
  `
  bid 100 | A 5, B 5
  > replace A
  A replaced: 5 @ 100, keeps its place
  > replace A to 5 @ 100
  A replaced: 5 @ 100, keeps its place
  bid 100 | A 5, B 5
  `,
);

scenario(
  'R22 new remaining is new total less filled',
  `
  bid 100 | A 10, B 5
  > sell C 4 @ 100
  C accepted
  C takes 4 of A @ 100
  > replace A to 7
  A replaced: 3/7 @ 100, keeps its place
  bid 100 | A 3/7, B 5
  > replace A to 11
  A replaced: 7/11 @ 100, goes to the back
  A rests 7 @ 100
  bid 100 | B 5, A 7/11
  `,
);

scenario(
  'R22 a new total of what is filled already cancels the rest',
  `
  bid 100 | A 10, B 5
  > sell C 4 @ 100
  C accepted
  C takes 4 of A @ 100
  > replace A to 4
  A cancelled 6, replaced_below_filled
  level bid 100 = 5
  top 100 x 5 / none
  bid 100 | B 5
  `,
);

scenario(
  'R22 a new total below what is filled cancels the rest, whatever the new price',
  `
  ask 105 | D 1
  bid 100 | A 10
  > sell C 4 @ 100
  C accepted
  C takes 4 of A @ 100
  > replace A to 3 @ 105
  A cancelled 6, replaced_below_filled
  ask 105 | D 1
  `,
);

scenario(
  'R22 a replaced order may trade, first in line or not (trap: replaced order filling)',
  `
  ask 101 | C 2, D 2
  bid 100 | A 5
  bid 99 | B 5
  > replace B @ 101
  B replaced: 5 @ 101, goes to the back
  B takes 2 of C @ 101
  B takes 2 of D @ 101
  B rests 1 @ 101
  level bid 99 = 0
  level bid 101 = 1
  level ask 101 = 0
  top 101 x 1 / none
  bid 101 | B 1/5
  bid 100 | A 5
  `,
);

scenario(
  'R22 a replace that fills the order ends it',
  `
  ask 101 | C 9
  bid 100 | A 5
  > replace A @ 101
  A replaced: 5 @ 101, goes to the back
  A takes 5 of C @ 101
  > cancel A
  rejected: order_not_found
  > replace A to 20
  rejected: order_not_found
  ask 101 | C 4/9
  `,
);

scenario(
  'R22 a refused replace leaves the order exactly as it was',
  `
  limits minQuantity 2, maxQuantity 50, maxPrice 1000, minNotional 200
  bid 100 | A 10, B 5
  > replace A to 1
  rejected: below_min_quantity
  > replace A to 51
  rejected: above_max_quantity
  > replace A @ 1001
  rejected: price_out_of_range
  > replace A @ 19
  rejected: below_min_notional
  bid 100 | A 10, B 5
  > sell C 2 @ 100
  C accepted
  C takes 2 of A @ 100
  bid 100 | A 8/10, B 5
  `,
);

scenario(
  'R22 limits hold for the new total, filled part included',
  `
  limits minQuantity 3
  bid 100 | A 10
  > sell B 8 @ 100
  B accepted
  B takes 8 of A @ 100
  > replace A to 9
  A replaced: 1/9 @ 100, keeps its place
  bid 100 | A 1/9
  `,
);

scenario(
  'R22 account and client order id survive (trap: replace losing the account id)',
  `
  bid 100 | A 5 alice:x1, B 5 bob
  > replace A to 9 @ 101
  A replaced: 9 @ 101, goes to the back
  A rests 9 @ 101
  bid 101 | A 9 alice:x1
  bid 100 | B 5 bob
  > replace A to 8
  A replaced: 8 @ 101, keeps its place
  > cancel A by bob
  rejected: order_not_found
  > cancel all of alice
  A cancelled 8, mass_cancel
  bid 100 | B 5 bob
  `,
);

scenario(
  'R22 a replace needs no free place in a full book',
  `
  limits maxOpenOrders 2
  bid 100 | A 5, B 5
  > replace A @ 99
  A replaced: 5 @ 99, goes to the back
  A rests 5 @ 99
  bid 100 | B 5
  bid 99 | A 5
  `,
);

scenario(
  'trap: repricing one of two orders at a price does not orphan the other',
  `
  bid 100 | A 5, B 5
  > replace A @ 99
  A replaced: 5 @ 99, goes to the back
  A rests 5 @ 99
  bid 100 | B 5
  bid 99 | A 5
  > sell C 10 @ 99
  C accepted
  C takes 5 of B @ 100
  C takes 5 of A @ 99
  empty book
  `,
);

scenario(
  'trap: repricing to and fro leaves no level behind',
  `
  bid 100 | A 5
  > replace A @ 99
  A replaced: 5 @ 99, goes to the back
  A rests 5 @ 99
  level bid 99 = 5
  level bid 100 = 0
  top 99 x 5 / none
  > replace A @ 100
  A replaced: 5 @ 100, goes to the back
  A rests 5 @ 100
  level bid 99 = 0
  level bid 100 = 5
  top 100 x 5 / none
  bid 100 | A 5
  `,
);

/** R18: orders before their trigger. Drawings: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R18 a waiting order is in no book and in no feed',
  `
  last 100
  bid 99 | A 5
  > sell S 5 @ 94 stop 95
  S accepted
  market unchanged
  > buy B 5 @ 94 fok
  B accepted
  B cancelled 5, fok_not_fillable
  > cancel S
  S cancelled 5, user_request
  market unchanged
  bid 99 | A 5
  `,
);

scenario(
  'R18 trap: a waiting order is cancelled as any other, by id or name, by its owner only',
  `
  waiting | S sell 5 stop 95 alice:x1
  waiting | T sell 5 @ 94 stop 95 alice:x2
  > cancel S by bob
  rejected: order_not_found
  > replace S by bob to 3
  rejected: order_not_found
  > cancel S by alice
  S cancelled 5, user_request
  > cancel alice:x2
  T cancelled 5, user_request
  > cancel S
  rejected: order_not_found
  empty book
  `,
);

scenario(
  'R18 mass cancel takes waiting and resting orders together, oldest first',
  `
  ask 101 | C 1 alice
  bid 99 | A 1 alice
  waiting | B sell 2 stop 95 alice
  waiting | D buy 2 stop 105 alice
  waiting | E sell 2 stop 95 bob
  > cancel all of alice
  A cancelled 1, mass_cancel
  B cancelled 2, mass_cancel
  C cancelled 1, mass_cancel
  D cancelled 2, mass_cancel
  > cancel all bids
  waiting | E sell 2 stop 95 bob
  > cancel all everywhere
  E cancelled 2, mass_cancel
  empty book
  `,
);

scenario(
  'R18 trap: client order ids are unique across live and waiting orders',
  `
  waiting | S sell 5 stop 95 alice:x1
  > buy A 5 @ 90 alice:x1
  rejected: duplicate_client_order_id
  > sell B 5 stop 94 alice:x1
  rejected: duplicate_client_order_id
  > sell C 5 stop 95 alice:x1
  duplicates S
  > cancel alice:x1
  S cancelled 5, user_request
  > sell D 5 stop 95 alice:x1
  duplicates S
  empty book
  `,
);

scenario(
  'R18 less quantity keeps the place among waiting orders',
  `
  last 100
  bid 95 | X 9
  waiting | A sell 3 stop 95
  waiting | B sell 3 stop 95
  > replace A to 2
  A replaced: 2, trigger 95, keeps its place
  > sell Y 1 @ 95
  Y accepted
  Y takes 1 of X @ 95
  A triggered
  A takes 2 of X @ 95
  B triggered
  B takes 3 of X @ 95
  bid 95 | X 3/9
  `,
);

scenario(
  'R18 more quantity or a new trigger price goes behind those that wait already',
  `
  last 100
  bid 95 | X 9
  waiting | A sell 1 stop 95
  waiting | B sell 1 stop 94
  waiting | C sell 1 stop 95
  > replace A to 2
  A replaced: 2, trigger 95, goes to the back
  > replace B trigger 95
  B replaced: 1, trigger 95, goes to the back
  > sell Y 1 @ 95
  Y accepted
  Y takes 1 of X @ 95
  C triggered
  C takes 1 of X @ 95
  A triggered
  A takes 2 of X @ 95
  B triggered
  B takes 1 of X @ 95
  bid 95 | X 4/9
  `,
);

scenario(
  'R18 a new limit of a waiting order goes behind as well',
  `
  last 100
  waiting | A sell 1 @ 94 stop 95
  waiting | B sell 1 @ 94 stop 95
  > replace A @ 93
  A replaced: 1 @ 93, trigger 95, goes to the back
  > replace A to 1 @ 93 trigger 95
  A replaced: 1 @ 93, trigger 95, keeps its place
  waiting | A sell 1 @ 93 stop 95
  waiting | B sell 1 @ 94 stop 95
  `,
);

scenario(
  'R18 a replaced trigger price that is already through triggers at once',
  `
  last 100
  bid 99 | X 5
  waiting | A sell 2 stop 95
  > replace A trigger 100
  A replaced: 2, trigger 100, goes to the back
  A triggered
  A takes 2 of X @ 99
  bid 99 | X 3/5
  `,
);

scenario(
  'R18 a replace of what an order does not have is refused and leaves no trace',
  `
  limits maxPrice 1000, maxQuantity 50
  last 100
  bid 90 | A 5
  waiting | B sell 2 stop 95
  waiting | C sell 2 trail 5
  waiting | D sell 2 @ 94 stop 95
  > replace A trigger 95
  rejected: not_pending
  > replace B @ 94
  rejected: invalid_request
  > replace C trigger 95
  rejected: invalid_request
  > replace B trigger 1001
  rejected: price_out_of_range
  > replace D @ 1001
  rejected: price_out_of_range
  > replace B to 51
  rejected: above_max_quantity
  bid 90 | A 5
  waiting | B sell 2 stop 95
  waiting | C sell 2 trail 5 from 100
  waiting | D sell 2 @ 94 stop 95
  `,
);

scenario(
  'R18 a waiting order takes up a place among the open orders: book_full',
  `
  limits maxOpenOrders 2
  bid 95 | A 1
  waiting | S sell 5 stop 90
  > sell B 1 stop 90
  rejected: book_full
  > buy C 1 @ 95
  rejected: book_full
  > cancel S
  S cancelled 5, user_request
  > buy D 1 @ 95
  D accepted
  D rests 1 @ 95
  bid 95 | A 1, D 1
  `,
);

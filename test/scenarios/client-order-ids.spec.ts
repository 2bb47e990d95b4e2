/** R25: client order ids, per account, of live and recently ended orders. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R25 an order is cancelled and replaced by its client order id',
  `
  bid 100 | A 5 alice:x1, B 5 :x1
  > replace alice:x1 to 4
  A replaced: 4 @ 100, keeps its place
  > cancel alice:x1
  A cancelled 4, user_request
  bid 100 | B 5 :x1
  > cancel :x1
  B cancelled 5, user_request
  empty book
  `,
);

scenario(
  'R25 an identical request gets the original answer again',
  `
  bid 100 | A 5 alice:x1
  > buy B 5 @ 100 alice:x1
  duplicates A
  bid 100 | A 5 alice:x1
  `,
);

scenario(
  'R25 a repetition is recognised by what was asked first, whatever became of the order',
  `
  bid 100 | A 5 alice:x1
  > replace A to 3 @ 99
  A replaced: 3 @ 99, goes to the back
  A rests 3 @ 99
  > buy B 5 @ 100 alice:x1
  duplicates A
  > buy C 3 @ 99 alice:x1
  rejected: duplicate_client_order_id
  > cancel A
  A cancelled 3, user_request
  > buy D 5 @ 100 alice:x1
  duplicates A
  empty book
  `,
);

scenario(
  'R25 a request that differs in anything is rejected duplicate_client_order_id',
  `
  bid 100 | A 5 alice:x1
  > sell B 5 @ 100 alice:x1
  rejected: duplicate_client_order_id
  > buy C 6 @ 100 alice:x1
  rejected: duplicate_client_order_id
  > buy D 5 @ 101 alice:x1
  rejected: duplicate_client_order_id
  > buy E 5 @ 100 ioc alice:x1
  rejected: duplicate_client_order_id
  > buy F 5 market alice:x1
  rejected: duplicate_client_order_id
  > buy G 5 @ 100 alice:x1 on ETH-USD
  rejected: duplicate_client_order_id
  bid 100 | A 5 alice:x1
  `,
);

scenario(
  'R25 accounts do not share names (trap: client order id of somebody else)',
  `
  bid 100 | A 5 alice:x1
  > buy B 5 @ 100 bob:x1
  B accepted
  B rests 5 @ 100
  > cancel bob:x1
  B cancelled 5, user_request
  > cancel bob:x1
  rejected: order_not_found
  > cancel :x1
  rejected: order_not_found
  bid 100 | A 5 alice:x1
  `,
);

scenario(
  'R25 a name is reserved while its order lives, however long that is',
  `
  window 1
  bid 100 | A 1 alice:x1
  > buy B 1 @ 99 ioc alice:x2
  B accepted
  B cancelled 1, ioc_remainder
  > buy C 1 @ 99 ioc alice:x3
  C accepted
  C cancelled 1, ioc_remainder
  > buy D 2 @ 100 alice:x1
  rejected: duplicate_client_order_id
  bid 100 | A 1 alice:x1
  `,
);

scenario(
  'R25 of ended orders the last ones keep their names, per account',
  `
  window 2
  > buy A 1 @ 99 ioc alice:x1
  A accepted
  A cancelled 1, ioc_remainder
  > buy B 1 @ 99 ioc alice:x2
  B accepted
  B cancelled 1, ioc_remainder
  > buy C 1 @ 99 ioc bob:x3
  C accepted
  C cancelled 1, ioc_remainder
  > buy D 1 @ 99 ioc alice:x1
  duplicates A
  > buy E 1 @ 99 ioc alice:x3
  E accepted
  E cancelled 1, ioc_remainder
  > buy F 2 @ 99 ioc alice:x1
  F accepted
  F cancelled 2, ioc_remainder
  > buy G 1 @ 99 ioc alice:x3
  duplicates E
  > buy H 1 @ 99 alice:x2
  H accepted
  H rests 1 @ 99
  bid 99 | H 1 alice:x2
  `,
);

scenario(
  'R25 names of orders that were filled, as taker or maker, are remembered',
  `
  ask 101 | A 5 alice:x1
  > buy B 5 @ 101 bob:y1
  B accepted
  B takes 5 of A @ 101
  > sell C 5 @ 101 alice:x1
  duplicates A
  > buy D 5 @ 101 bob:y1
  duplicates B
  > cancel alice:x1
  rejected: order_not_found
  empty book
  `,
);

scenario(
  'R25 an order that is filled by its replace ends under its name',
  `
  ask 101 | B 5
  bid 100 | A 5 alice:x1
  > replace alice:x1 @ 101
  A replaced: 5 @ 101, goes to the back
  A takes 5 of B @ 101
  > cancel alice:x1
  rejected: order_not_found
  > buy C 5 @ 100 alice:x1
  duplicates A
  empty book
  `,
);

scenario(
  'R25 a refused request does not use up its name',
  `
  limits maxQuantity 10
  > buy A 11 @ 100 alice:x1
  rejected: above_max_quantity
  > buy B 10 @ 100 alice:x1
  B accepted
  B rests 10 @ 100
  bid 100 | B 10 alice:x1
  `,
);

scenario(
  'R25 a repetition is answered in any trading state',
  `
  bid 100 | A 5 alice:x1
  > state halted
  state halted
  > buy B 5 @ 100 alice:x1
  duplicates A
  bid 100 | A 5 alice:x1
  `,
);

scenario(
  'R25 a name is looked up in the instrument it was used for',
  `
  bid 100 | A 5 alice:x1
  > cancel alice:x1 on ETH-USD
  rejected: order_not_found
  bid 100 | A 5 alice:x1
  `,
);

scenario(
  'R25 orders without a name are never duplicates',
  `
  bid 100 | A 5 alice
  > buy B 5 @ 100 alice
  B accepted
  B rests 5 @ 100
  bid 100 | A 5 alice, B 5 alice
  `,
);

scenario(
  'R25 instructions are a part of the terms, also when they say nothing new',
  `
  > buy A 10 @ 100 show 2 gtd 1h alice:x1
  A accepted
  A rests 10 @ 100, shows 2
  > buy B 10 @ 100 show 2 gtd 1h alice:x1
  duplicates A
  > buy C 10 @ 100 show 3 gtd 1h alice:x1
  rejected: duplicate_client_order_id
  > buy D 10 @ 100 show 2 day alice:x1
  rejected: duplicate_client_order_id
  > buy E 1 @ 99 alice:x2
  E accepted
  E rests 1 @ 99
  > buy F 1 @ 99 stp newest alice:x2
  rejected: duplicate_client_order_id
  bid 100 | A 2+8 alice:x1
  bid 99 | E 1 alice:x2
  `,
);

scenario(
  'R25 a repetition of a waiting order is recognised by what was asked first',
  `
  > sell A 5 stop 95 alice:x1
  A accepted
  > replace A trigger 96
  A replaced: 5, trigger 96, goes to the back
  > sell B 5 stop 95 alice:x1
  duplicates A
  > sell C 5 stop 96 alice:x1
  rejected: duplicate_client_order_id
  waiting | A sell 5 stop 96 alice:x1
  `,
);

/** R21: what a list must be, and how it ends. Drawings: scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R21 the orders of a list must fit its type: invalid_request',
  `
  > oco sell A 5 @ 110 / buy B 5 @ 90
  rejected: invalid_request
  > oco sell A 5 @ 110
  rejected: invalid_request
  > oco sell A 5 @ 110 / sell B 5 stop 95 / sell C 5 stop 94
  rejected: invalid_request
  > oco sell A 5 @ 110 / sell B 5 market
  rejected: invalid_request
  > oco sell A 5 @ 110 ioc / sell B 5 stop 95
  rejected: invalid_request
  > oto buy A 5 market / sell B 5 @ 110
  rejected: invalid_request
  > oto buy A 5 stop 105 / sell B 5 @ 110
  rejected: invalid_request
  > oto buy A 5 @ 100 / sell B 5 @ 110 / sell C 5 stop 95
  rejected: invalid_request
  > otoco buy A 5 @ 100 / sell B 5 @ 110 / buy C 5 stop 95
  rejected: invalid_request
  > otoco buy A 5 @ 100 / sell B 5 @ 110
  rejected: invalid_request
  empty book
  `,
);

scenario(
  'R21 trap: every order of a list has the account of the list',
  `
  > oco sell A 5 @ 110 alice / sell B 5 stop 95
  rejected: invalid_request
  > oco sell A 5 @ 110 alice / sell B 5 stop 95 bob
  rejected: invalid_request
  > oco sell A 5 @ 110 alice / sell B 5 stop 95 alice
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
  > cancel all of alice
  A cancelled 5, mass_cancel
  B cancelled 5, list_sibling
  list 1 ended
  empty book
  `,
);

scenario(
  'R21 a list with one order that is refused enters none',
  `
  limits maxPrice 1000, maxQuantity 50
  ask 101 | X 5
  > oco sell A 5 @ 110 / sell B 51 stop 95
  rejected: above_max_quantity
  > oto buy A 5 @ 100 / sell B 5 @ 1001
  rejected: price_out_of_range
  > oto buy A 5 @ 100 gtd 0s / sell B 5 @ 110
  rejected: expire_time_passed
  > oto buy A 5 @ 101 post-only / sell B 5 @ 110
  rejected: post_only_would_cross
  > oto buy A 5 @ 100 / sell B 5 stop 0
  rejected: invalid_request
  ask 101 | X 5
  `,
);

scenario(
  'R21 the first orders of a list slide as any other, against the book as it is',
  `
  ask 101 | X 5
  > oto buy A 5 @ 103 slide / sell B 5 @ 110
  list 1 accepted: oto of A, B
  A accepted @ 100
  B accepted
  A rests 5 @ 100
  ask 101 | X 5
  bid 100 | A 5
  waiting | B sell 5 @ 110 until its turn
  list 1 | oto of A, B: working
  `,
);

scenario(
  'R21 all orders of a list need a place: book_full',
  `
  limits maxOpenOrders 3
  bid 90 | X 5
  > otoco buy A 5 @ 100 / sell B 5 @ 110 / sell C 5 stop 95
  rejected: book_full
  > oto buy A 5 @ 100 / sell B 5 @ 110
  list 1 accepted: oto of A, B
  A accepted
  B accepted
  A rests 5 @ 100
  > buy D 1 @ 90
  rejected: book_full
  bid 100 | A 5
  bid 90 | X 5
  waiting | B sell 5 @ 110 until its turn
  list 1 | oto of A, B: working
  `,
);

scenario(
  'R21 a list is cancelled as a whole, by its owner, in any trading state',
  `
  > otoco buy A 5 @ 100 alice / sell B 5 @ 110 alice / sell C 5 stop 95 alice
  list 1 accepted: otoco of A, B, C
  A accepted
  B accepted
  C accepted
  A rests 5 @ 100
  > cancel list 1 by bob
  rejected: list_not_found
  > cancel list 2
  rejected: list_not_found
  > cancel list 1 on ETH-USD
  rejected: list_not_found
  > state halted
  state halted
  > cancel list 1 by alice
  A cancelled 5, user_request
  B cancelled 5, user_request
  C cancelled 5, user_request
  list 1 ended
  > cancel list 1
  rejected: list_not_found
  empty book
  `,
);

scenario(
  'R21 of a list that has partly ended the rest is cancelled',
  `
  > oco sell A 5 @ 110 / sell B 5 stop 95
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
  > buy C 2 @ 110
  C accepted
  C takes 2 of A @ 110
  B cancelled 5, list_sibling
  > cancel list 1
  A cancelled 3, user_request
  list 1 ended
  empty book
  `,
);

scenario(
  'R24 a mass cancel meets a list order at most once',
  `
  > otoco buy A 5 @ 100 alice / sell B 5 @ 110 alice / sell C 5 stop 95 alice
  list 1 accepted: otoco of A, B, C
  A accepted
  B accepted
  C accepted
  A rests 5 @ 100
  > buy D 1 @ 90 alice
  D accepted
  D rests 1 @ 90
  > cancel all asks
  B cancelled 5, mass_cancel
  A cancelled 5, list_sibling
  C cancelled 5, list_sibling
  list 1 ended
  bid 90 | D 1 alice
  `,
);

scenario(
  'R25 a repeated list gets the original answer again',
  `
  > oco sell A 5 @ 110 alice:a / sell B 5 stop 95 alice:b
  list 1 accepted: oco of A, B
  A accepted
  B accepted
  A rests 5 @ 110
  > oco sell C 5 @ 110 alice:a / sell D 5 stop 95 alice:b
  duplicates list 1
  > oco sell C 5 @ 111 alice:a / sell D 5 stop 95 alice:b
  rejected: duplicate_client_order_id
  > oco sell C 5 @ 110 alice:a / sell D 5 stop 95 alice:c
  rejected: duplicate_client_order_id
  > oco sell C 5 @ 110 alice:e / sell D 5 stop 95 alice:e
  rejected: invalid_request
  ask 110 | A 5 alice:a
  waiting | B sell 5 stop 95 alice:b
  list 1 | oco of A, B: paired
  `,
);

scenario(
  'R27 lists are for open markets',
  `
  > state post_only
  state post_only
  > oco sell A 5 @ 110 / sell B 5 stop 95
  rejected: market_post_only
  > state auction
  state auction
  > oco sell A 5 @ 110 / sell B 5 stop 95
  rejected: market_auction
  > state cancel_only
  state cancel_only
  > oco sell A 5 @ 110 / sell B 5 stop 95
  rejected: market_cancel_only
  > state halted
  state halted
  > oco sell A 5 @ 110 / sell B 5 stop 95
  rejected: market_halted
  empty book
  `,
);

/** R27: what each trading state admits. Every scenario is also played with restarts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R27 open admits everything',
  `
  ask 101 | A 5
  > state open
  state open
  > buy B 6 @ 101
  B accepted
  B takes 5 of A @ 101
  B rests 1 @ 101
  > replace B @ 102
  B replaced: 1/6 @ 102, goes to the back
  B rests 1 @ 102
  > cancel B
  B cancelled 1, user_request
  empty book
  `,
);

scenario(
  'R27 post_only admits orders that rest without taking',
  `
  ask 101 | A 5
  > state post_only
  state post_only
  > buy B 5 @ 100
  B accepted
  B rests 5 @ 100
  > replace B to 4
  B replaced: 4 @ 100, keeps its place
  > replace B @ 99
  B replaced: 4 @ 99, goes to the back
  B rests 4 @ 99
  > cancel A
  A cancelled 5, user_request
  bid 99 | B 4
  `,
);

scenario(
  'R27 post_only refuses all taking: market_post_only',
  `
  ask 101 | A 5
  bid 100 | B 5
  > state post_only
  state post_only
  > buy C 5 @ 101
  rejected: market_post_only
  > sell D 5 @ 99
  rejected: market_post_only
  > buy E 5 market
  rejected: market_post_only
  > buy F 5 @ 99 ioc
  rejected: market_post_only
  > buy G 5 @ 99 fok
  rejected: market_post_only
  > replace B @ 101
  rejected: market_post_only
  ask 101 | A 5
  bid 100 | B 5
  `,
);

scenario(
  'R27 cancel_only admits only cancels: market_cancel_only',
  `
  ask 101 | A 5
  bid 100 | B 5, C 5 alice:x1, D 5 bob
  > state cancel_only
  state cancel_only
  > buy E 5 @ 99
  rejected: market_cancel_only
  > buy F 5 market
  rejected: market_cancel_only
  > replace B to 4
  rejected: market_cancel_only
  > cancel B
  B cancelled 5, user_request
  > cancel alice:x1
  C cancelled 5, user_request
  > cancel all of bob
  D cancelled 5, mass_cancel
  ask 101 | A 5
  `,
);

scenario(
  'R27 halted admits only cancels, and resting orders stay: market_halted',
  `
  ask 101 | A 5
  bid 100 | B 5
  > state halted
  state halted
  > buy C 5 @ 101
  rejected: market_halted
  > sell D 5 market
  rejected: market_halted
  > replace A to 4
  rejected: market_halted
  ask 101 | A 5
  bid 100 | B 5
  > cancel B
  B cancelled 5, user_request
  ask 101 | A 5
  `,
);

scenario(
  'R27 after a halt trading goes on where it stopped',
  `
  ask 101 | A 5, B 5
  > state halted
  state halted
  > state open
  state open
  > buy C 6 @ 101
  C accepted
  C takes 5 of A @ 101
  C takes 1 of B @ 101
  ask 101 | B 4/5
  `,
);

scenario(
  'R27 the state is per instrument',
  `
  > state halted
  state halted
  > buy A 5 @ 100
  rejected: market_halted
  > buy B 5 @ 100 on ETH-USD
  B accepted
  B rests 5 @ 100
  ETH-USD bid 100 | B 5
  `,
);

scenario(
  'R27 a state tells the reason before any limit does',
  `
  limits maxQuantity 10
  > state halted
  state halted
  > buy A 11 @ 100
  rejected: market_halted
  empty book
  `,
);

scenario(
  'R27 orders that wait stay through every state, and are refused in all but open',
  `
  last 100
  waiting | S sell 2 stop 95 alice
  > state post_only
  state post_only
  > sell T 2 stop 95
  rejected: market_post_only
  > replace S trigger 96
  rejected: market_post_only
  > state cancel_only
  state cancel_only
  > sell T 2 stop 95
  rejected: market_cancel_only
  > replace S to 1
  rejected: market_cancel_only
  > state halted
  state halted
  > sell T 2 @ 94 stop 95
  rejected: market_halted
  > replace S to 1
  rejected: market_halted
  waiting | S sell 2 stop 95 alice
  > cancel S
  S cancelled 2, user_request
  empty book
  `,
);

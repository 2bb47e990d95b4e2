/** R13: orders that must not take. How to read them: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R13 a post-only order rests when it would not take',
  `
  ask 101 | A 5
  > buy B 3 @ 100 post-only
  B accepted
  B rests 3 @ 100
  ask 101 | A 5
  bid 100 | B 3
  `,
);

scenario(
  'R13 a post-only order that would take is rejected: post_only_would_cross',
  `
  ask 101 | A 5
  bid 100 | B 5
  > buy C 3 @ 101 post-only
  rejected: post_only_would_cross
  > sell C 3 @ 99 post-only
  rejected: post_only_would_cross
  ask 101 | A 5
  bid 100 | B 5
  `,
);

scenario(
  'R13 a sliding order rests one tick away from the price it would lock',
  `
  ask 101 | A 5
  bid 98 | B 5
  > buy C 3 @ 105 slide
  C accepted @ 100
  C rests 3 @ 100
  > sell D 3 @ 90 slide
  D accepted @ 101
  D rests 3 @ 101
  > buy E 3 @ 99 slide
  E accepted @ 99
  E rests 3 @ 99
  ask 101 | A 5, D 3
  bid 100 | C 3
  bid 99 | E 3
  bid 98 | B 5
  `,
);

scenario(
  'R13 a sliding order that has no room is rejected: post_only_would_cross',
  `
  ask 1 | A 5
  > buy B 3 @ 5 slide
  rejected: post_only_would_cross
  ask 1 | A 5
  `,
);

scenario(
  'R13 the limits hold for the price an order slides to',
  `
  limits maxPrice 200, minNotional 300
  bid 200 | A 5
  > sell C 5 @ 200 slide
  rejected: price_out_of_range
  > cancel A
  A cancelled 5, user_request
  > sell D 3 @ 100
  D accepted
  D rests 3 @ 100
  > buy E 3 @ 105 slide
  rejected: below_min_notional
  ask 100 | D 3
  `,
);

scenario(
  'R13 an own order on the other side is tested before self-trade prevention',
  `
  ask 101 | A 5 alice
  > buy B 3 @ 101 post-only stp oldest alice
  rejected: post_only_would_cross
  > buy B 3 @ 101 slide stp oldest alice
  B accepted @ 100
  B rests 3 @ 100
  ask 101 | A 5 alice
  bid 100 | B 3 alice
  `,
);

scenario(
  'R13 only a resting limit order can be post-only, and not with a minimum',
  `
  > buy A 3 @ 101 post-only ioc
  rejected: invalid_request
  > buy A 3 @ 101 slide fok
  rejected: invalid_request
  > buy A 3 market post-only
  rejected: invalid_request
  > buy A 3 @ 101 stop 105 post-only
  rejected: invalid_request
  > buy A 3 @ 101 post-only min 1
  rejected: invalid_request
  > buy A 3 @ 101 post-only gtd 5s
  A accepted
  A rests 3 @ 101
  bid 101 | A 3
  `,
);

scenario(
  'R13 trap: a post-only order whose replace would cross keeps its old terms and its place',
  `
  ask 101 | A 5
  > buy B 5 @ 100 post-only
  B accepted
  B rests 5 @ 100
  > buy C 5 @ 100
  C accepted
  C rests 5 @ 100
  > replace B @ 101
  rejected: post_only_would_cross
  > replace B to 9 @ 105
  rejected: post_only_would_cross
  ask 101 | A 5
  bid 100 | B 5, C 5
  `,
);

scenario(
  'R13 a sliding order slides again when it is replaced',
  `
  ask 101 | A 5
  > buy B 5 @ 98 slide
  B accepted @ 98
  B rests 5 @ 98
  > buy C 5 @ 100
  C accepted
  C rests 5 @ 100
  > replace B @ 103
  B replaced: 5 @ 100, goes to the back
  B rests 5 @ 100
  > replace B @ 104
  B replaced: 5 @ 100, keeps its place
  > replace B to 4 @ 101
  B replaced: 4 @ 100, keeps its place
  ask 101 | A 5
  bid 100 | C 5, B 4
  `,
);

scenario(
  'R13 a post-only order may be taken as any other',
  `
  > sell A 5 @ 101 post-only
  A accepted
  A rests 5 @ 101
  > buy B 5 @ 101
  B accepted
  B takes 5 of A @ 101
  empty book
  `,
);

scenario(
  'R27 in post_only a sliding order is admitted, for it does not take',
  `
  ask 101 | A 5
  > state post_only
  state post_only
  > buy B 3 @ 105 slide
  B accepted @ 100
  B rests 3 @ 100
  > buy C 3 @ 105 post-only
  rejected: market_post_only
  ask 101 | A 5
  bid 100 | B 3
  `,
);

/** R24: mass cancel by account, by symbol, by side; in the order of ids; one outcome. */
import { scenario } from '../support/scenarios/scenario';

const BOOK = `
  ask 102 | B 2 bob, G 7 alice
  ask 101 | E 5 alice
  bid 100 | D 4 alice, F 6
  bid 99 | A 1 alice, C 3 bob
`;

scenario(
  'R24 of a symbol: all its orders, oldest first, in one outcome',
  `${BOOK}
  > cancel all
  A cancelled 1, mass_cancel
  B cancelled 2, mass_cancel
  C cancelled 3, mass_cancel
  D cancelled 4, mass_cancel
  E cancelled 5, mass_cancel
  F cancelled 6, mass_cancel
  G cancelled 7, mass_cancel
  level bid 99 = 0
  level bid 100 = 0
  level ask 101 = 0
  level ask 102 = 0
  top none / none
  empty book
  `,
);

scenario(
  'R24 by account',
  `${BOOK}
  > cancel all of alice
  A cancelled 1, mass_cancel
  D cancelled 4, mass_cancel
  E cancelled 5, mass_cancel
  G cancelled 7, mass_cancel
  level bid 99 = 3
  level bid 100 = 6
  level ask 101 = 0
  level ask 102 = 2
  top 100 x 6 / 102 x 2
  ask 102 | B 2 bob
  bid 100 | F 6
  bid 99 | C 3 bob
  `,
);

scenario(
  'R24 by side',
  `${BOOK}
  > cancel all asks
  B cancelled 2, mass_cancel
  E cancelled 5, mass_cancel
  G cancelled 7, mass_cancel
  bid 100 | D 4 alice, F 6
  bid 99 | A 1 alice, C 3 bob
  `,
);

scenario(
  'R24 by account and side',
  `${BOOK}
  > cancel all of alice bids
  A cancelled 1, mass_cancel
  D cancelled 4, mass_cancel
  ask 102 | B 2 bob, G 7 alice
  ask 101 | E 5 alice
  bid 100 | F 6
  bid 99 | C 3 bob
  `,
);

scenario(
  'R24 everywhere: instrument by instrument in the order they were listed',
  `${BOOK}
  > buy H 8 @ 50 alice on ETH-USD
  H accepted
  H rests 8 @ 50
  > sell I 9 @ 60 bob on ETH-USD
  I accepted
  I rests 9 @ 60
  > cancel all of bob everywhere
  B cancelled 2, mass_cancel
  C cancelled 3, mass_cancel
  I cancelled 9, mass_cancel
  ask 102 | G 7 alice
  ask 101 | E 5 alice
  bid 100 | D 4 alice, F 6
  bid 99 | A 1 alice
  ETH-USD bid 50 | H 8 alice
  > cancel all bids everywhere
  A cancelled 1, mass_cancel
  D cancelled 4, mass_cancel
  F cancelled 6, mass_cancel
  H cancelled 8, mass_cancel
  ask 102 | G 7 alice
  ask 101 | E 5 alice
  `,
);

scenario(
  'R24 of one instrument leaves the others alone',
  `
  bid 100 | A 5 alice
  ETH-USD bid 50 | B 5 alice
  > cancel all of alice on ETH-USD
  B cancelled 5, mass_cancel
  bid 100 | A 5 alice
  `,
);

scenario(
  'R24 that finds nothing is no error and changes nothing',
  `
  bid 100 | A 5 alice
  > cancel all of nobody
  > cancel all asks
  > cancel all of nobody everywhere
  bid 100 | A 5 alice
  `,
);

scenario(
  'R24 of an unknown instrument is symbol_not_found',
  `
  bid 100 | A 5 alice
  > cancel all on NO-USD
  rejected: symbol_not_found
  bid 100 | A 5 alice
  `,
);

scenario(
  'R24 frees the orders of an account for its next ones',
  `
  bid 100 | A 5 alice:x1, B 5 alice
  > cancel all of alice
  A cancelled 5, mass_cancel
  B cancelled 5, mass_cancel
  > buy C 5 @ 100 alice
  C accepted
  C rests 5 @ 100
  > cancel all of alice
  C cancelled 5, mass_cancel
  empty book
  `,
);

scenario(
  'R24 takes an order that was replaced in the place of its id',
  `
  bid 100 | A 5 alice, B 5 alice
  > replace A to 6
  A replaced: 6 @ 100, goes to the back
  A rests 6 @ 100
  bid 100 | B 5 alice, A 6 alice
  > cancel all of alice
  A cancelled 6, mass_cancel
  B cancelled 5, mass_cancel
  empty book
  `,
);

/** R1–R3: price and time. How to read a drawing: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R1 better price first, whatever came first',
  `
  ask 103 | A 5
  ask 102 | B 5
  ask 101 | C 5
  > buy D 12 @ 103
  D accepted
  D takes 5 of C @ 101
  D takes 5 of B @ 102
  D takes 2 of A @ 103
  ask 103 | A 3/5
  `,
);

scenario(
  'R1 at one price, first in first out',
  `
  bid 100 | A 5, B 5, C 5
  > sell D 7 @ 100
  D accepted
  D takes 5 of A @ 100
  D takes 2 of B @ 100
  bid 100 | B 3/5, C 5
  `,
);

scenario(
  'R1 a partially filled resting order keeps its place',
  `
  ask 101 | A 10, B 5
  > buy C 4 @ 101
  C accepted
  C takes 4 of A @ 101
  ask 101 | A 6/10, B 5
  > sell D 1 @ 101
  D accepted
  D rests 1 @ 101
  > buy E 7 @ 101
  E accepted
  E takes 6 of A @ 101
  E takes 1 of B @ 101
  ask 101 | B 4/5, D 1
  `,
);

scenario(
  'R1 an order that ended and came back goes to the back of the line',
  `
  bid 100 | A 5, B 5
  > cancel A
  A cancelled 5, user_request
  > buy C 5 @ 100
  C accepted
  C rests 5 @ 100
  bid 100 | B 5, C 5
  `,
);

scenario(
  'R2 a trade prints at the resting price when a buyer is the aggressor',
  `
  ask 101 | A 5
  > buy B 5 @ 110
  B accepted
  B takes 5 of A @ 101
  empty book
  `,
);

scenario(
  'R2 a trade prints at the resting price when a seller is the aggressor',
  `
  bid 100 | A 5
  > sell B 5 @ 90
  B accepted
  B takes 5 of A @ 100
  empty book
  `,
);

scenario(
  'R2 a trade prints at the resting price also when a replace crosses with a better limit',
  `
  ask 105 | B 5
  bid 100 | A 5
  > replace A @ 120
  A replaced: 5 @ 120, goes to the back
  A takes 5 of B @ 105
  empty book
  `,
);

scenario(
  'R3 a limit aggressor never trades beyond its own limit',
  `
  ask 102 | B 5
  ask 101 | A 5
  > buy C 8 @ 101
  C accepted
  C takes 5 of A @ 101
  C rests 3 @ 101
  ask 102 | B 5
  bid 101 | C 3/8
  `,
);

scenario(
  'R3 every better resting price is exhausted first, across gaps in the ladder',
  `
  bid 100 | C 1
  bid 57 | B 2
  bid 3 | A 3
  > sell D 9 @ 3
  D accepted
  D takes 1 of C @ 100
  D takes 2 of B @ 57
  D takes 3 of A @ 3
  D rests 3 @ 3
  ask 3 | D 3/9
  `,
);

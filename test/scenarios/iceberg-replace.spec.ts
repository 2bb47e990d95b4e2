/** R22, R29: icebergs that are replaced, and what they hide. See scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R22 reducing an iceberg eats hidden quantity first and keeps the place',
  `
  bid 100 | A 3+7, B 5
  > replace A to 6
  A replaced: 6 @ 100, keeps its place
  market unchanged
  bid 100 | A 3+3, B 5
  > replace A to 3
  A replaced: 3 @ 100, keeps its place
  market unchanged
  > replace A to 2
  A replaced: 2 @ 100, keeps its place
  level bid 100 = 7
  top 100 x 7 / none
  bid 100 | A 2, B 5
  `,
);

scenario(
  'R22 what an iceberg has filled counts in its new total',
  `
  ask 101 | A 3+7
  > buy B 4 @ 101
  B accepted
  B takes 3 of A @ 101
  A shows 3 more
  B takes 1 of A @ 101
  ask 101 | A 2+4/10
  > replace A to 7
  A replaced: 3/7 @ 101, keeps its place
  ask 101 | A 2+1/7
  > replace A to 5
  A replaced: 1/5 @ 101, keeps its place
  ask 101 | A 1/5
  `,
);

scenario(
  'R22 an iceberg that grows goes to the back and shows a full part',
  `
  ask 101 | A 3+7, B 5
  > buy C 2 @ 101
  C accepted
  C takes 2 of A @ 101
  > replace A to 12
  A replaced: 10/12 @ 101, goes to the back
  A rests 10 @ 101, shows 3
  level ask 101 = 8
  top none / 101 x 8
  ask 101 | B 5, A 3+7/12
  `,
);

scenario(
  'R22 an iceberg with a new price takes with its full quantity',
  `
  ask 101 | B 4
  bid 100 | A 3+7
  > replace A @ 101
  A replaced: 10 @ 101, goes to the back
  A takes 4 of B @ 101
  A rests 6 @ 101, shows 3
  bid 101 | A 3+3/10
  `,
);

scenario(
  'R29 hidden quantity fills a level as shown quantity does: level_capacity',
  `
  > buy A max @ 100 show max-5
  A accepted
  A rests max @ 100, shows max-5
  > buy B 1 @ 100
  rejected: level_capacity
  > sell C 3 @ 100
  C accepted
  C takes 3 of A @ 100
  > buy D 3 @ 100
  D accepted
  D rests 3 @ 100
  level bid 100 = max-5
  top 100 x max-5 / none
  > buy E 1 @ 100
  rejected: level_capacity
  bid 100 | A max-8+5/max, D 3
  `,
);

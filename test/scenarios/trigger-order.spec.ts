/** R16: which order is triggered first. Drawings: scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R16 buy stops trigger from the lowest up, first in first out at one trigger price',
  `
  last 100
  ask 104 | X 9
  waiting | A buy 1 stop 103
  waiting | B buy 1 stop 101
  waiting | C buy 1 stop 101
  > buy Y 1 @ 104
  Y accepted
  Y takes 1 of X @ 104
  B triggered
  B takes 1 of X @ 104
  C triggered
  C takes 1 of X @ 104
  A triggered
  A takes 1 of X @ 104
  ask 104 | X 5/9
  `,
);

scenario(
  'R16 trap: sell stops trigger from the highest down, not in the order they came',
  `
  last 100
  bid 96 | X 9
  waiting | A sell 1 stop 97
  waiting | B sell 1 stop 99
  waiting | C sell 1 stop 99
  > sell Y 1 @ 96
  Y accepted
  Y takes 1 of X @ 96
  B triggered
  B takes 1 of X @ 96
  C triggered
  C takes 1 of X @ 96
  A triggered
  A takes 1 of X @ 96
  bid 96 | X 5/9
  `,
);

scenario(
  'R16 stops and take profits of one direction share one order',
  `
  last 100
  ask 105 | X 9
  bid 104 | Z 9
  waiting | A buy 1 stop 105
  waiting | B sell 1 take profit 103
  waiting | C buy 1 @ 105 stop 102
  > buy Y 1 @ 105
  Y accepted
  Y takes 1 of X @ 105
  C triggered
  C takes 1 of X @ 105
  B triggered
  B takes 1 of Z @ 104
  A triggered
  A takes 1 of X @ 105
  ask 105 | X 6/9
  bid 104 | Z 8/9
  `,
);

scenario(
  'R16 when one price triggers both ways, those that wait for a rise go first',
  `
  ask 100 | X 9
  waiting | A sell 1 @ 120 stop 101
  waiting | B buy 1 stop 99
  > buy Y 1 @ 100
  Y accepted
  Y takes 1 of X @ 100
  B triggered
  B takes 1 of X @ 100
  A triggered
  A rests 1 @ 120
  ask 120 | A 1
  ask 100 | X 7/9
  `,
);

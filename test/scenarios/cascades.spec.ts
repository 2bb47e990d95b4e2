/** R17: orders that trigger each other. Drawings: test/support/scenarios/scenario-parser.ts. */
import { scenario } from '../support/scenarios/scenario';

scenario(
  'R17 each triggered order runs fully, then the new last price may trigger more',
  `
  last 100
  bid 98 | A 1
  bid 97 | B 1
  bid 96 | C 1
  waiting | P sell 1 stop 98
  waiting | Q sell 1 stop 97
  waiting | R sell 1 stop 96
  > sell X 1 @ 98
  X accepted
  X takes 1 of A @ 98
  P triggered
  P takes 1 of B @ 97
  Q triggered
  Q takes 1 of C @ 96
  R triggered
  R cancelled 1, no_liquidity
  empty book
  `,
);

scenario(
  'R17 what a triggered order triggers goes behind those that were triggered before',
  `
  last 100
  bid 98 | A 1
  bid 95 | B 1
  bid 94 | C 1
  bid 93 | D 1
  waiting | P sell 1 stop 98
  waiting | Q sell 1 stop 97
  waiting | R sell 1 stop 98
  > sell X 1 @ 98
  X accepted
  X takes 1 of A @ 98
  P triggered
  P takes 1 of B @ 95
  R triggered
  R takes 1 of C @ 94
  Q triggered
  Q takes 1 of D @ 93
  empty book
  `,
);

scenario(
  'R17 a cascade is one outcome: levels and BBO are published once, at its end',
  `
  last 100
  ask 103 | D 5
  bid 98 | A 1
  bid 97 | B 2
  bid 96 | C 1
  waiting | P sell 2 stop 98
  waiting | Q sell 4 @ 97 stop 97
  > sell X 1 @ 98
  X accepted
  X takes 1 of A @ 98
  P triggered
  P takes 2 of B @ 97
  Q triggered
  Q rests 4 @ 97
  level bid 97 = 0
  level bid 98 = 0
  level ask 97 = 4
  top 96 x 1 / 97 x 4
  ask 103 | D 5
  ask 97 | Q 4
  bid 96 | C 1
  `,
);

scenario(
  'R17 a cascade may turn round',
  `
  last 100
  ask 99 | B 1
  ask 110 | C 1
  ask 111 | D 1
  bid 98 | A 1
  bid 90 | E 1
  waiting | P buy 2 take profit 98
  waiting | Q sell 1 take profit 110
  waiting | R buy 1 stop 105
  waiting | S sell 1 @ 120 stop 90
  > sell X 1 @ 98
  X accepted
  X takes 1 of A @ 98
  P triggered
  P takes 1 of B @ 99
  P takes 1 of C @ 110
  R triggered
  R takes 1 of D @ 111
  Q triggered
  Q takes 1 of E @ 90
  S triggered
  S rests 1 @ 120
  ask 120 | S 1
  `,
);

scenario(
  'R17 a triggered order that trades nothing triggers nothing',
  `
  last 100
  bid 98 | A 1
  waiting | P sell 1 @ 97 stop 98
  waiting | Q sell 1 stop 97
  > sell X 1 @ 98
  X accepted
  X takes 1 of A @ 98
  P triggered
  P rests 1 @ 97
  ask 97 | P 1
  waiting | Q sell 1 stop 97
  `,
);

scenario(
  'R17 a triggered order may meet one that was triggered before it and rests',
  `
  last 100
  bid 95 | A 1
  waiting | P sell 2 @ 97 stop 95
  waiting | Q buy 1 take profit 95
  > sell X 1 @ 95
  X accepted
  X takes 1 of A @ 95
  P triggered
  P rests 2 @ 97
  Q triggered
  Q takes 1 of P @ 97
  ask 97 | P 1/2
  `,
);

scenario(
  'R17 a replace that trades starts a cascade as well',
  `
  last 100
  ask 105 | A 1
  bid 90 | B 1
  waiting | P buy 1 @ 104 stop 105
  > replace B @ 105
  B replaced: 1 @ 105, goes to the back
  B takes 1 of A @ 105
  P triggered
  P rests 1 @ 104
  bid 104 | P 1
  `,
);

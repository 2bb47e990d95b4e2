/**
 * The core and its naive twin, fed the same random commands, are never told apart: events and the
 * whole state are compared after every command. Long runs are in `differential-long.spec.ts`.
 * Re-run a failure with `SEED=… npx jest test/properties/differential.spec.ts`.
 */
import { playAloud } from '../support/differential/twin-session';
import * as profiles from '../support/random-flow/flow-profile';

const TIMEOUT = 240_000;
const { drawProfile, auctionProfile, cascadeProfile, deepProfile } = profiles;

describe('core and naive twin agree on events and state after every command', () => {
  test(
    'of many short runs',
    () => playAloud('short', { runs: 1600, commandsPerRun: 80, profile: drawProfile }),
    TIMEOUT,
  );

  test(
    'of auctions',
    () => playAloud('auction', { runs: 330, commandsPerRun: 200, profile: auctionProfile }),
    TIMEOUT,
  );

  test(
    'of cascades of conditional orders',
    () => playAloud('cascade', { runs: 4, commandsPerRun: 1500, profile: cascadeProfile }),
    TIMEOUT,
  );

  test(
    'while books grow deep',
    () => playAloud('deep', { runs: 1, commandsPerRun: 2500, profile: deepProfile }),
    TIMEOUT,
  );
});

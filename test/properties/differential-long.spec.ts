/**
 * As `differential.spec.ts`, in runs long enough for books, lists and reserved names to fill up;
 * a file of its own so that both can be played at the same time.
 */
import { playAloud } from '../support/differential/twin-session';
import { drawProfile } from '../support/random-flow/flow-profile';

const TIMEOUT = 300_000;

describe('core and naive twin agree on events and state after every command', () => {
  test(
    'of longer runs',
    () => playAloud('long', { runs: 510, commandsPerRun: 600, profile: drawProfile }),
    TIMEOUT,
  );
});

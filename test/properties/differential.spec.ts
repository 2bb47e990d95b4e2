/**
 * The core and its naive twin, fed the same random commands, are never told apart.
 * Re-run a failure with `SEED=… npx jest test/properties/differential.spec.ts`.
 */
import { playSession, type SessionOptions } from '../support/differential/twin-session';
import * as profiles from '../support/random-flow/flow-profile';
import { chooseSeed } from '../support/random-flow/random';

const seed = chooseSeed();
const TIMEOUT = 240_000;

function play(name: string, options: Omit<SessionOptions, 'seed'>): void {
  const started = Date.now();
  process.stdout.write(`differential, ${name}: SEED=${seed}\n`);
  const commands = playSession({ ...options, seed });
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(`differential, ${name}: ${commands} commands in ${seconds.toFixed(1)} s\n`);
}

const { drawProfile, auctionProfile, cascadeProfile, deepProfile } = profiles;

describe('core and naive twin', () => {
  test(
    'agree on events and state after every command of many short runs',
    () => play('short', { runs: 1600, commandsPerRun: 80, hashEvery: 1, profile: drawProfile }),
    TIMEOUT,
  );

  test(
    'agree on events after every command of longer runs',
    () => play('long', { runs: 510, commandsPerRun: 600, hashEvery: 25, profile: drawProfile }),
    TIMEOUT,
  );

  test(
    'agree on auctions',
    () =>
      play('auction', { runs: 330, commandsPerRun: 200, hashEvery: 5, profile: auctionProfile }),
    TIMEOUT,
  );

  test(
    'agree on cascades of conditional orders',
    () =>
      play('cascade', { runs: 4, commandsPerRun: 1500, hashEvery: 50, profile: cascadeProfile }),
    TIMEOUT,
  );

  test(
    'agree while books grow deep',
    () => play('deep', { runs: 1, commandsPerRun: 2500, hashEvery: 500, profile: deepProfile }),
    TIMEOUT,
  );
});

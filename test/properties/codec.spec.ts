/**
 * Whatever command a random flow draws, its bytes lead back to it.
 * Re-run a failure with `SEED=… npx jest test/properties/codec.spec.ts`.
 */
import { NO_HASH, decodeBatch, encodeBatch } from '../../src/codec/batch-codec';
import { recordFlow } from '../support/random-flow/recorded-flow';
import { Random, chooseSeed, runSeed } from '../support/random-flow/random';

const seed = chooseSeed();
const RUNS = 150;
const COMMANDS = 120;

beforeAll(() => process.stdout.write(`codec: SEED=${seed}\n`));

test('commands of random flows come back exactly, in batches of every size', () => {
  const kinds = new Set<string>();
  for (let run = 0; run < RUNS; run++) {
    const random = new Random(runSeed(seed, run));
    const { entries } = recordFlow(random, COMMANDS);
    for (let at = 0; at < entries.length;) {
      const commands = entries.slice(at, at + random.between(1, 40));
      commands.forEach(({ command }) => kinds.add(command.kind));
      const bytes = encodeBatch({ commands, checkpoint: null, previousHash: NO_HASH });
      expect(decodeBatch(bytes).commands).toEqual(commands);
      at += commands.length;
    }
  }
  expect([...kinds].sort()).toEqual([
    'advance_time',
    'cancel_list',
    'cancel_order',
    'cancel_orders',
    'list_instrument',
    'replace_order',
    'set_trading_state',
    'submit_list',
    'submit_order',
  ]);
});

/**
 * Whether everything is replayed, or a snapshot of any point is loaded and the rest replayed: all
 * answers are the same, to the letter. Re-run a failure with
 * `SEED=… npx jest test/properties/seeded.spec.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Command,
  ListInstrument,
  SequencedCommand,
  SubmitOrder,
} from '../../src/core/commands/commands';
import { TradingState } from '../../src/core/instrument/trading-state';
import type { Sequence } from '../../src/core/types/ids';
import { OrderType, TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import type { Lots, Micros, Ticks } from '../../src/core/types/units';
import { JournalReader } from '../../src/tools/journal-reader';
import { verify, type Verification } from '../../src/tools/verification';
import { OfflineService, writeJournal } from '../support/snapshots/offline-service';
import { recordFlow } from '../support/random-flow/recorded-flow';
import { Random, chooseSeed, runSeed } from '../support/random-flow/random';

const seed = chooseSeed();
const RUNS = 8;
const COMMANDS = 1500;
/** More than are kept of a symbol and of an account's answers. */
const ENDED = 11_500;
const IOC: SubmitOrder = {
  kind: 'submit_order',
  symbol: '',
  accountId: '',
  clientOrderId: '',
  side: Side.Buy,
  type: OrderType.Limit,
  timeInForce: TimeInForce.Ioc,
  price: 1 as Ticks,
  quantity: 1 as Lots,
  instructions: null,
};

let directory: string;

beforeAll(() => process.stdout.write(`seeded: SEED=${seed}\n`));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'seeded-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const answersAt = (sequence: number): Promise<Record<string, unknown>> =>
  OfflineService.answersAt(directory, sequence);

async function snapshotAt(sequence: number): Promise<void> {
  const service = await OfflineService.at(directory, sequence);
  expect((await service.writeSnapshot()).sequence).toBe(sequence);
  await service.close();
}

async function holds(commands: number, cuts: readonly number[]): Promise<void> {
  const replayedEnd = await answersAt(commands);
  const replayedCut = await answersAt(cuts[0]);
  for (const cut of cuts) await snapshotAt(cut);
  expect(await answersAt(cuts[0])).toEqual(replayedCut);
  expect(await answersAt(commands)).toEqual(replayedEnd);
  expect(await verified()).toMatchObject({ compared: cuts.length, sequence: commands });
}

/** Also holds every section of every snapshot to the bytes that a replay leads to. */
async function verified(): Promise<Verification> {
  const journal = JournalReader.open(directory, () => undefined);
  const verification = await verify(journal, () => undefined);
  return verification;
}

test.each(Array.from({ length: RUNS }, (_, i) => i))('random flow %i', async (run) => {
  const random = new Random(runSeed(seed, run));
  await writeJournal(directory, recordFlow(random, COMMANDS).entries);
  const cut = random.between(1, COMMANDS - 2);
  await holds(COMMANDS, [cut, random.between(cut + 1, COMMANDS - 1)]);
});

/** Orders that end at once, until everything that ended before them is forgotten. */
function* ended(
  { instrument }: ListInstrument,
  accountId: string,
  after: SequencedCommand,
): Generator<SequencedCommand> {
  const { symbol } = instrument;
  const time = after.time;
  let sequence: number = after.sequence;
  const next = (command: Command): SequencedCommand => ({
    sequence: ++sequence as Sequence,
    time: (time + sequence) as Micros,
    command,
  });
  yield next({ kind: 'set_trading_state', symbol, state: TradingState.Open });
  const { minQuantity, maxQuantity, minNotional } = instrument;
  const price = Math.max(1, Math.ceil(minNotional / maxQuantity)) as Ticks;
  const quantity = Math.max(minQuantity, Math.ceil(minNotional / price)) as Lots;
  for (let i = 0; i < ENDED; i++) {
    yield next({ ...IOC, symbol, accountId, price, quantity, clientOrderId: `ended ${i}` });
  }
}

test('a flow so long that what ended is forgotten', async () => {
  const random = new Random(runSeed(seed, RUNS));
  const { entries } = recordFlow(random, COMMANDS);
  const commands = entries.map(({ command }) => command);
  const listing = commands.find((one) => one.kind === 'list_instrument') as ListInstrument;
  const named = commands.find(isNamed) as SubmitOrder | undefined;
  const accountId = named?.accountId ?? 'somebody';
  const all = [...entries, ...ended(listing, accountId, entries[COMMANDS - 1])];
  await writeJournal(directory, all);
  await holds(all.length, [all.length - 700]);
  const { orders } = await answersAt(all.length);
  const kept = (orders as string[]).join().split('"clientOrderId":"ended ').length - 1;
  // The one that falls out next is still there until the next command.
  expect(kept).toBe(10_001);
}, 120_000);

function isNamed(command: Command): boolean {
  return command.kind === 'submit_order' && command.clientOrderId !== '';
}

/**
 * The naive twin on its own keeps every promise that the checks hold against the core, and the
 * random flows ask it for everything there is.
 */
import { REJECT_CODES } from '../../src/core/events/reasons';
import { playSession } from '../support/differential/twin-session';
import { NaiveEngine } from '../support/naive-engine/naive-engine';
import * as profiles from '../support/random-flow/flow-profile';
import { Random, chooseSeed, runSeed } from '../support/random-flow/random';
import { recordFlow } from '../support/random-flow/recorded-flow';

const seed = chooseSeed();
const subject = (window: number) => new NaiveEngine(window);

beforeAll(() => process.stdout.write(`naive twin: SEED=${seed}\n`));

describe('on its own the naive twin loses no lot and crosses no book', () => {
  test.each([
    ['random flows', { profile: profiles.drawProfile, runs: 60, commandsPerRun: 120 }],
    ['auctions', { profile: profiles.auctionProfile, runs: 20, commandsPerRun: 150 }],
    ['cascades', { profile: profiles.cascadeProfile, runs: 1, commandsPerRun: 500 }],
  ])('in %s', (_name, { profile, runs, commandsPerRun }) => {
    const commands = playSession({ seed, runs, commandsPerRun, subject, profile });
    expect(commands).toBe(runs * commandsPerRun);
  });
});

describe('random flows of a fixed seed', () => {
  const told = tellings(20_260_301, 320);

  test('are refused for every reason', () => {
    const inFlow = REJECT_CODES.filter((code) => code !== 'internal_error');
    expect(inFlow.filter((code) => !told.has(`command_rejected ${code}`))).toEqual([]);
  });

  test('end orders for every reason', () => {
    const reasons = [
      ...['user_request', 'mass_cancel', 'ioc_remainder', 'fok_not_fillable', 'no_liquidity'],
      ...['min_quantity_not_met', 'price_protection', 'self_trade_prevention', 'expired'],
      ...['replaced_below_filled', 'list_sibling'],
    ];
    expect(reasons.filter((reason) => !told.has(`order_cancelled ${reason}`))).toEqual([]);
  });

  test('tell every kind of event', () => {
    const kinds = [
      ...['order_accepted', 'order_duplicated', 'list_accepted', 'list_duplicated', 'list_ended'],
      ...['order_triggered', 'order_rejected', 'trade', 'match_prevented', 'quote_filled'],
      ...['order_refreshed', 'order_rested', 'order_replaced', 'level_changed', 'bbo_changed'],
      ...['instrument_listed', 'trading_state_changed'],
    ];
    expect(kinds.filter((kind) => !told.has(kind))).toEqual([]);
  });
});

/** Kinds of events, with codes and reasons, that so many flows lead to. */
function tellings(flowSeed: number, runs: number): Set<string> {
  const told = new Set<string>();
  for (let run = 0; run < runs; run++) {
    const { entries, window } = recordFlow(new Random(runSeed(flowSeed, run)), 100);
    const engine = new NaiveEngine(window);
    for (const event of entries.flatMap((entry) => engine.apply(entry))) {
      told.add(event.kind);
      if ('code' in event) told.add(`${event.kind} ${event.code}`);
      if ('reason' in event) told.add(`${event.kind} ${event.reason}`);
    }
  }
  return told;
}

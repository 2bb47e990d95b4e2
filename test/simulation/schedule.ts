/**
 * One seed makes one schedule: clients send, the disk writes or fails, the process crashes and
 * starts again, clocks jump, snapshots are written and the journal is shortened. At the end the
 * disk heals, lost requests are repeated, and everything is checked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sequence } from '../../src/core/types/ids';
import type { Outcome } from '../../src/matching-engine/outcome';
import { Random } from '../support/random-flow/random';
import { checkAcknowledged, checkOnce, checkOrder, checkSame } from './checkers';
import { Clients, SYMBOLS } from './clients';
import { Life, SimulatedClock } from './life';
import { SimulatedDisk } from './simulated-disk';

const STEPS = 60;
const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;
const WEIGHTS = {
  ...{ send: 50, turn: 20, write: 25, clock: 4, deadline: 4 },
  ...{ crash: 3, failure: 1, restart: 1, snapshot: 3, shorten: 2 },
};
type Step = keyof typeof WEIGHTS;

/** What a schedule came to. */
export interface Summary {
  readonly starts: number;
  readonly commands: number;
  readonly acknowledged: number;
  readonly snapshots: number;
  readonly fingerprint: string;
}

/** @throws when anything acknowledged is lost, or anything differs from an uninterrupted run */
export async function playSchedule(seed: number): Promise<Summary> {
  const directory = mkdtempSync(join(tmpdir(), 'simulation-'));
  try {
    return await new Schedule(seed, directory).play();
  } finally {
    rmSync(directory, { recursive: true });
  }
}

class Schedule {
  private readonly random: Random;
  private readonly disk = new SimulatedDisk();
  private readonly clock = new SimulatedClock();
  private readonly clients: Clients;
  private readonly snapshots: number[] = [];
  private life!: Life;
  private starts = 0;

  constructor(
    seed: number,
    private readonly directory: string,
  ) {
    this.random = new Random(seed);
    this.clients = new Clients(this.random);
  }

  async play(): Promise<Summary> {
    await this.start();
    for (let step = 0; step < STEPS; step++) {
      await this.take(this.random.weighted(WEIGHTS));
      if (this.life.engine.status === 'failed') await this.startAgain();
    }
    await this.startAgain();
    this.clients.repeatLost(this.life);
    await this.settle();
    return this.check();
  }

  private async take(step: Step): Promise<void> {
    const { random, disk, clock, life } = this;
    switch (step) {
      case 'send':
        return this.clients.sendNext(life);
      case 'turn':
        return void (await nextTurn());
      case 'write':
        if (disk.isWriting) disk.complete();
        return void (await nextTurn());
      case 'clock':
        clock.micros += random.pick([1, SECOND, DAY, -SECOND, -DAY]);
        return;
      case 'deadline':
        return void life.timer.poll();
      case 'failure':
        if (disk.isWriting) disk.fail(random);
        return void (await nextTurn());
      case 'crash':
        return this.startAgain();
      case 'restart':
        return this.restart();
      case 'snapshot':
        return this.writeSnapshot();
      case 'shorten':
        return this.shorten();
    }
  }

  private async start(): Promise<void> {
    const { clock, directory, disk } = this;
    clock.micros += this.random.between(-5, 5) * SECOND;
    this.life = await Life.begin(disk.open(), { clock, directory });
    this.starts++;
    for (const symbol of SYMBOLS) void this.list(symbol);
    await this.settle();
  }

  private async list(symbol: string): Promise<void> {
    const [base, quote] = symbol.split('-');
    const terms = { symbol, base, quote, tickSize: '1', lotSize: '1' };
    if (!this.life.instruments.isListed(symbol)) await this.life.instruments.list(terms);
  }

  /** The process ends in the middle of everything; another one starts. */
  private async startAgain(): Promise<void> {
    this.disk.crash(this.random);
    this.clients.disconnect();
    await this.start();
    if (this.random.chance(50)) this.clients.repeatLost(this.life);
  }

  private async restart(): Promise<void> {
    await this.settle();
    await this.life.engine.stop();
    await this.startAgain();
  }

  /** As the writer of snapshots does it: by a replay of what is on disk. */
  private async writeSnapshot(): Promise<void> {
    const { clock, directory, disk } = this;
    const { sequence } = this.life.engine;
    if (sequence === 0 || this.snapshots.includes(sequence)) return;
    const writer = await Life.begin(disk.openToRead(), { clock, directory });
    this.snapshots.push(await writer.writeSnapshot());
  }

  /** Lets go of the commands before the older of the last two snapshots. */
  private async shorten(): Promise<void> {
    const oldest = this.snapshots.at(-2);
    if (oldest !== undefined) await this.life.log.truncateBefore((oldest + 1) as Sequence);
  }

  /** Everything that is under way comes to its end. */
  private async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      await nextTurn();
      if (!this.disk.isWriting) continue;
      this.disk.complete();
      quiet = 0;
    }
  }

  private async check(): Promise<Summary> {
    const { clock, clients, disk, life } = this;
    const outcomes: Outcome[] = [];
    const onOutcome = (outcome: Outcome): number => outcomes.push(outcome);
    const whole = { clock, directory: null, onOutcome };
    const uninterrupted = await Life.begin(disk.openToRead(true), whole);
    checkOrder(outcomes);
    checkAcknowledged(clients.sent, outcomes);
    checkOnce(clients.sent, outcomes);
    checkSame(life.readings(), uninterrupted.readings());
    return {
      starts: this.starts,
      commands: outcomes.length,
      acknowledged: clients.sent.filter(({ fate }) => fate === 'acknowledged').length,
      snapshots: this.snapshots.length,
      fingerprint: disk.fingerprint(),
    };
  }
}

/** Time of a random flow: it stands still, creeps, and jumps to and past deadlines and midnights. */
import type { FlowProfile } from './flow-profile';
import type { MarketKnowledge } from './market-knowledge';
import type { Random } from './random';

const DAY = 86_400_000_000;

export class FlowClock {
  time: number;

  constructor(
    private readonly random: Random,
    private readonly profile: FlowProfile,
    private readonly market: MarketKnowledge,
  ) {
    this.time = profile.start;
  }

  /** Time of the next command; never earlier than that of the last. */
  tick(): number {
    const { random } = this;
    if (random.chance(30)) this.time += random.between(1, 3);
    if (random.chance(this.profile.jumpPercent)) this.time = Math.max(this.time, this.target());
    return this.time;
  }

  /** When an order may expire: mostly soon, sometimes just now or already. */
  deadline(): number {
    const { random, time } = this;
    const after = random.pick([0, 1, 2, 5, 20, 20, 1000, 1_000_000, DAY]);
    return Math.max(1, random.chance(3) ? time - 1 : time + after);
  }

  private target(): number {
    const { random, time } = this;
    const deadline = this.market.nextDeadline();
    const isMidnight = deadline !== 0 && deadline % DAY === 0 && !random.chance(20);
    if (deadline !== 0 && !isMidnight && random.chance(60)) return deadline - random.between(-1, 1);
    if (random.chance(6)) return (Math.floor(time / DAY) + 1) * DAY - random.between(-1, 1);
    return time + random.pick([1, 10, 100, 1_000_000]);
  }
}

import type { Command, SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';
import type { Micros } from '../core/types/units';
import type { Clock } from './clock';

/** Gives commands their place and time. Neither ever runs backwards. */
export class Sequencer {
  private lastSequence = 0;
  private lastTime = 0;

  constructor(private readonly clock: Clock) {}

  /** Continues after a recovered log. */
  resume(sequence: Sequence, time: Micros): void {
    this.lastSequence = sequence;
    this.lastTime = time;
  }

  stamp(command: Command): SequencedCommand {
    this.lastTime = Math.max(this.lastTime, this.clock.now());
    const sequence = ++this.lastSequence as Sequence;
    return { sequence, time: this.lastTime as Micros, command };
  }
}

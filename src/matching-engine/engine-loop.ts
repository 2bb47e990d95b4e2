import type { SequencedCommand } from '../core/commands/commands';
import { MatchingEngine } from '../core/engine/matching-engine';
import { EventCollector } from '../core/events/event-collector';
import type { CoreEvent } from '../core/events/events';
import type { Outcome } from './outcome';

const FAILED: readonly CoreEvent[] = [{ kind: 'command_rejected', code: 'internal_error' }];

/**
 * Applies committed commands to the core and collects their outcomes. Live operation, recovery
 * and followers run this same code.
 */
export class EngineLoop {
  private readonly collector = new EventCollector();
  readonly engine = new MatchingEngine(this.collector);

  /**
   * @param onFailure told of an exception that changed nothing; its command counts as rejected
   * @throws when the engine may be left half-changed: it must not be used any more
   */
  apply(
    entry: SequencedCommand,
    origin: object | undefined,
    onFailure: (error: unknown) => void,
  ): Outcome {
    const { sequence, time, command } = entry;
    try {
      this.engine.apply(entry);
      return { sequence, time, command, events: this.collector.take(), origin };
    } catch (error) {
      if (!this.engine.isIntact || this.engine.sequence !== sequence) throw error;
      this.collector.take();
      onFailure(error);
      return { sequence, time, command, events: FAILED, origin };
    }
  }
}

import type { Checkpoint } from '../codec/batch-codec';
import { OutcomeHash } from '../codec/outcome-hash';
import type { SequencedCommand } from '../core/commands/commands';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import { MatchingEngine } from '../core/engine/matching-engine';
import type { EngineSnapshot } from '../core/engine/snapshot';
import { EventCollector } from '../core/events/event-collector';
import type { CoreEvent } from '../core/events/events';
import type { Outcome } from './outcome';

const FAILED: readonly CoreEvent[] = [{ kind: 'command_rejected', code: 'internal_error' }];

/** After how many commands the running hash of all outcomes is noted. */
export const CHECKPOINT_EVERY = 10_000;

/**
 * Applies committed commands to the core and collects their outcomes. Live operation, recovery
 * and followers run this same code.
 */
export class EngineLoop {
  private readonly collector = new EventCollector();
  private readonly hash = new OutcomeHash();
  readonly engine: MatchingEngine;
  /** The last one reached; null before the first. */
  checkpoint: Checkpoint | null = null;

  /** @param clientOrderIdWindow that of the log whose commands are applied */
  constructor(clientOrderIdWindow = DEFAULT_CLIENT_ORDER_ID_WINDOW) {
    this.engine = new MatchingEngine(this.collector, { clientOrderIdWindow });
  }

  /** Fingerprint of all outcomes so far: 16 hex digits. */
  get outcomeHash(): string {
    return this.hash.digest();
  }

  /** Takes over a whole state, and goes on with the hashes that belong to it. */
  resume(snapshot: EngineSnapshot, outcomeHash: string, checkpoint: Checkpoint | null): void {
    this.engine.restore(snapshot);
    this.hash.resume(outcomeHash);
    this.checkpoint = checkpoint;
  }

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
    const events = this.eventsOf(entry, onFailure);
    this.hash.add(sequence, time, events);
    if (sequence % CHECKPOINT_EVERY === 0) {
      this.checkpoint = { sequence, outcomeHash: this.hash.digest() };
    }
    return { sequence, time, command, events, origin };
  }

  private eventsOf(
    entry: SequencedCommand,
    onFailure: (error: unknown) => void,
  ): readonly CoreEvent[] {
    try {
      this.engine.apply(entry);
      return this.collector.take();
    } catch (error) {
      if (!this.engine.isIntact || this.engine.sequence !== entry.sequence) throw error;
      this.collector.take();
      onFailure(error);
      return FAILED;
    }
  }
}

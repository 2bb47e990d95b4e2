import type { Command } from '../core/commands/commands';
import type { Outcome } from './outcome';

/** A command that waits for its outcome, and what to do then. */
export interface PendingCommand {
  readonly command: Command;
  readonly origin: object | undefined;
  /** `performance.now()` at submission. */
  readonly receivedAt: number;
  /** Called right after the projections have applied the outcome. */
  settle(outcome: Outcome): void;
  fail(error: unknown): void;
}

/** A bounded first-in-first-out queue of pending commands. */
export class Inbox {
  private waiting: PendingCommand[] = [];

  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.waiting.length;
  }

  get isFull(): boolean {
    return this.waiting.length >= this.capacity;
  }

  add(pending: PendingCommand): void {
    this.waiting.push(pending);
  }

  /** Takes the oldest commands, at most `limit`. */
  take(limit: number): PendingCommand[] {
    if (this.waiting.length > limit) return this.waiting.splice(0, limit);
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }
}

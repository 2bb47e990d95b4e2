import type { PendingCommand } from './pending-command';

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

/**
 * Tells whether the command being applied has begun to change state. A failure before that leaves
 * everything as it was; a failure after it means the state can no longer be trusted.
 */
export class ChangeGuard {
  private begun = false;

  get hasBegun(): boolean {
    return this.begun;
  }

  /** To be called right before the first change. */
  changing(): void {
    this.begun = true;
  }

  reset(): void {
    this.begun = false;
  }
}

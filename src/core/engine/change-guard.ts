/**
 * Tells whether a command has begun to change state without finishing. A failure before the first
 * change leaves everything as it was; a failure after it leaves the guard open, and the state can
 * no longer be trusted.
 */
export class ChangeGuard {
  private open = false;

  get isOpen(): boolean {
    return this.open;
  }

  /** To be called right before the first change. */
  changing(): void {
    this.open = true;
  }

  /** To be called once the command is carried out. */
  changed(): void {
    this.open = false;
  }
}

/**
 * A broken promise of the core itself, never of its input. Whoever catches one must stop applying
 * commands: the state can no longer be trusted and must be rebuilt from the log.
 */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws InvariantViolation unless the condition holds. The message is only built on failure. */
export function invariant(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new InvariantViolation(message());
}

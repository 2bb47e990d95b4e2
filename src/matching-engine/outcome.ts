import type { Command } from '../core/commands/commands';
import type { CoreEvent } from '../core/events/events';
import type { Sequence } from '../core/types/ids';
import type { Micros } from '../core/types/units';

/** All facts of one command. Immutable; shared by everybody who consumes it. */
export interface Outcome {
  readonly sequence: Sequence;
  /** When the command was sequenced, in microseconds. */
  readonly time: Micros;
  readonly command: Command;
  readonly events: readonly CoreEvent[];
  /** Whoever submitted the command live, e.g. a socket; undefined on replay. Not logged. */
  readonly origin?: object;
}

type EventOf<K extends CoreEvent['kind']> = Extract<CoreEvent, { kind: K }>;

/** The first event of a kind: what other orders met by expiring comes before a command's own. */
export function firstOf<K extends CoreEvent['kind']>(
  events: readonly CoreEvent[],
  kind: K,
): EventOf<K> | undefined {
  for (const event of events) if (event.kind === kind) return event as EventOf<K>;
  return undefined;
}

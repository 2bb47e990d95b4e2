import { Injectable } from '@nestjs/common';
import type { SnapshotPart } from './snapshot-part';

/**
 * Everything that a snapshot consists of besides the engine. A projection adds its part in its
 * constructor; a part may rely on those of its constructor dependencies being read before it.
 */
@Injectable()
export class SnapshotParts {
  private readonly byName = new Map<string, SnapshotPart>();

  /** @throws when the name is taken */
  add(part: SnapshotPart): void {
    if (this.byName.has(part.name)) throw new Error(`two snapshot parts are named ${part.name}`);
    this.byName.set(part.name, part);
  }

  /** In the order they were added. */
  all(): readonly SnapshotPart[] {
    return [...this.byName.values()];
  }

  /** Sequence up to which all of them have stored what they store outside of snapshots. */
  get storedSequence(): number {
    return Math.min(...this.all().map(({ storedSequence }) => storedSequence ?? Infinity));
  }
}

import { Injectable } from '@nestjs/common';
import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import { SnapshotParts } from '../matching-engine/snapshot-parts';

/** How far the queue of one symbol is. */
export interface QueuePosition {
  /** Number of commands that changed the visible queue. */
  sequence: number;
  /** When the last one did, in microseconds. */
  time: number;
}

interface Counted extends QueuePosition {
  /** The last command that was counted. */
  command: number;
}

/**
 * Counts the commands that change the visible queue of a symbol, without a queue: whatever changes
 * it changes the total of a level, or is a trade or an order that came to rest.
 */
@Injectable()
export class QueueSequences implements SnapshotPart {
  readonly name = 'queue-sequences';
  readonly version = 1;

  private readonly positions = new Map<string, Counted>();

  constructor(engine: MatchingEngineService, parts: SnapshotParts) {
    parts.add(this);
    engine.outcomes$.subscribe((outcome) => this.apply(outcome));
  }

  position(symbol: string): QueuePosition {
    return this.counted(symbol);
  }

  write(to: ByteWriter): void {
    to.number(this.positions.size);
    for (const [symbol, { sequence, time }] of this.positions) {
      to.text(symbol);
      to.number(sequence);
      to.number(time);
    }
  }

  read(from: ByteReader): void {
    for (let left = from.number(); left > 0; left--) {
      const symbol = from.text();
      const [sequence, time] = [from.number(), from.number()];
      this.positions.set(symbol, { sequence, time, command: 0 });
    }
  }

  private apply({ sequence, time, events }: Outcome): void {
    for (const event of events) {
      if (
        event.kind === 'level_changed' ||
        event.kind === 'order_rested' ||
        event.kind === 'trade'
      ) {
        const position = this.counted(event.symbol);
        if (position.command === sequence) continue;
        position.command = sequence;
        position.sequence++;
        position.time = time;
      } else if (event.kind === 'instrument_listed') {
        this.counted(event.instrument.symbol).time = time;
      }
    }
  }

  private counted(symbol: string): Counted {
    let position = this.positions.get(symbol);
    if (position === undefined) {
      position = { sequence: 0, time: 0, command: 0 };
      this.positions.set(symbol, position);
    }
    return position;
  }
}

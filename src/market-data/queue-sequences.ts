import { Injectable } from '@nestjs/common';
import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { SymbolMap } from '../common/symbol-map';
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
 * it changes the total of a level, or is a trade or an order that came to rest. Told of these by the
 * depth projection, which sees every event anyway.
 */
@Injectable()
export class QueueSequences implements SnapshotPart {
  readonly name = 'queue-sequences';
  readonly version = 1;

  private readonly positions = new SymbolMap<Counted>();

  constructor(parts: SnapshotParts) {
    parts.add(this);
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
      const symbol = from.name();
      const [sequence, time] = [from.number(), from.number()];
      this.positions.set(symbol, { sequence, time, command: 0 });
    }
  }

  /** Counts a command, once, however often it is told of. */
  count(symbol: string, { sequence, time }: Outcome): void {
    const position = this.counted(symbol);
    if (position.command === sequence) return;
    position.command = sequence;
    position.sequence++;
    position.time = time;
  }

  /** Begins the count of an instrument. */
  begin(symbol: string, time: number): void {
    this.counted(symbol).time = time;
  }

  private counted(symbol: string): Counted {
    return this.positions.getOrAdd(symbol, begin);
  }
}

function begin(): Counted {
  return { sequence: 0, time: 0, command: 0 };
}

/** What a snapshot says about itself, as bytes: where it stands and which sections it has. */
import type { Sequence } from '../core/types/ids';
import type { Micros } from '../core/types/units';
import type { Checkpoint } from './batch-codec';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';

/** Version of the whole file's form; goes up when an older reader would misread it. */
export const SNAPSHOT_FORMAT_VERSION = 1;

/** Where a snapshot stands and what it has to lead to. */
export interface SnapshotFacts {
  /** The last command that it covers. */
  readonly sequence: Sequence;
  /** Time of that command, in microseconds. */
  readonly time: Micros;
  /** The running hash over all outcomes up to it, from which the hash goes on. */
  readonly outcomeHash: string;
  /** The last checkpoint reached; null before the first. */
  readonly checkpoint: Checkpoint | null;
  /** Fingerprint of the engine's whole state. */
  readonly stateHash: string;
  /** Version of the software that wrote it. */
  readonly writtenBy: string;
}

/** One section of the file. */
export interface Section {
  readonly name: string;
  readonly version: number;
  /** Where it begins in the file, and its length, in bytes. */
  readonly offset: number;
  readonly length: number;
}

export interface SnapshotSummary extends SnapshotFacts {
  readonly sections: readonly Section[];
}

export function writeSummary(to: ByteWriter, summary: SnapshotSummary): void {
  to.number(summary.sequence);
  to.number(summary.time);
  to.text(summary.outcomeHash);
  to.byte(summary.checkpoint === null ? 0 : 1);
  if (summary.checkpoint !== null) {
    to.number(summary.checkpoint.sequence);
    to.text(summary.checkpoint.outcomeHash);
  }
  to.text(summary.stateHash);
  to.text(summary.writtenBy);
  to.number(summary.sections.length);
  for (const { name, version, offset, length } of summary.sections) {
    to.text(name);
    to.number(version);
    to.number(offset);
    to.number(length);
  }
}

/** @throws CodecError */
export function readSummary(from: ByteReader): SnapshotSummary {
  return {
    sequence: from.number() as Sequence,
    time: from.number() as Micros,
    outcomeHash: from.text(),
    checkpoint: from.byte() === 0 ? null : readCheckpoint(from),
    stateHash: from.text(),
    writtenBy: from.text(),
    sections: from.list(() => ({
      name: from.text(),
      version: from.number(),
      offset: from.number(),
      length: from.number(),
    })),
  };
}

function readCheckpoint(from: ByteReader): Checkpoint {
  return { sequence: from.number() as Sequence, outcomeHash: from.text() };
}

import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { readInstrument, readState, writeInstrument, writeState } from '../codec/instrument-codec';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import { ListedInstrument } from './listed-instrument';

/** The catalogue as a part of snapshots: terms and trading states, in the order of listing. */
export class InstrumentsSnapshot implements SnapshotPart {
  readonly name = 'instruments';
  readonly version = 1;

  constructor(private readonly listed: Map<string, ListedInstrument>) {}

  write(to: ByteWriter): void {
    to.number(this.listed.size);
    for (const { terms, state } of this.listed.values()) {
      writeInstrument(to, terms);
      writeState(to, state);
    }
  }

  read(from: ByteReader): void {
    for (let left = from.number(); left > 0; left--) {
      const terms = readInstrument(from);
      this.listed.set(terms.symbol, new ListedInstrument(terms, readState(from)));
    }
  }
}

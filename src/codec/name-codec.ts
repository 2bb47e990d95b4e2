/** Texts that repeat, such as symbols and accounts: in full the first time, by number later. */
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { CodecError } from './codec-error';

/** Stands before a text in full; the text then has the next number. */
const NEW = 0;

export class NameWriter {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly to: ByteWriter) {}

  write(name: string): void {
    const number = this.numbers.get(name);
    if (number !== undefined) return this.to.number(number);
    this.numbers.set(name, this.numbers.size + 1);
    this.to.number(NEW);
    this.to.text(name);
  }
}

/** Reads back what a NameWriter wrote; equal names are one and the same string in memory. */
export class NameReader {
  private readonly names: string[] = [];

  constructor(private readonly from: ByteReader) {}

  /** @throws CodecError */
  read(): string {
    const number = this.from.number();
    if (number === NEW) {
      const name = this.from.name();
      this.names.push(name);
      return name;
    }
    const name = this.names[number - 1];
    if (name === undefined) throw new CodecError(`name ${number} is unknown`);
    return name;
  }
}

/**
 * Report lines as bytes: numbers separated by commas, every line ended by a newline. Writes digits
 * straight into a buffer, since making a text of every line costs more than matching does.
 */
const LONGEST_LINE = 128;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const ZERO = 0x30;

export class ReportText {
  private bytes = new Uint8Array(1 << 16);
  private size = 0;

  /** Number of bytes not taken so far. */
  get length(): number {
    return this.size;
  }

  /** Starts a line with its type, 0 … 9. */
  begin(type: number): void {
    if (this.size + LONGEST_LINE > this.bytes.length) this.grow();
    this.bytes[this.size++] = ZERO + type;
  }

  /** Adds a whole number from 0 up. */
  field(value: number): void {
    this.bytes[this.size++] = COMMA;
    let digits = 1;
    for (let bound = 10; value >= bound; bound *= 10) digits++;
    let rest = value;
    for (let at = this.size + digits - 1; at >= this.size; at--) {
      const tenth = Math.floor(rest / 10);
      this.bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.size += digits;
  }

  end(): void {
    this.bytes[this.size++] = NEWLINE;
  }

  /** The lines so far; valid until the next line begins. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.size);
    this.size = 0;
    return taken;
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

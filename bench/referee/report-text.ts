/**
 * Report lines as bytes: numbers separated by commas, every line ended by a newline. Writes digits
 * straight into a buffer, since making a text of every line costs more than matching does.
 */
const LONGEST_LINE = 128;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const ZERO = 0x30;
const BILLION = 1_000_000_000;
const BILLION_DIGITS = 9;

function digitsOf(value: number): number {
  let digits = 1;
  for (let bound = 10; value >= bound; bound *= 10) digits++;
  return digits;
}

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
    if (value < BILLION) {
      this.digits(value | 0, digitsOf(value));
      return;
    }
    const billions = Math.floor(value / BILLION);
    this.digits(billions | 0, digitsOf(billions));
    this.digits((value - billions * BILLION) | 0, BILLION_DIGITS);
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

  /** Writes a number below 2^31 from its last digit to its first: integer arithmetic only. */
  private digits(value: number, count: number): void {
    let rest = value;
    for (let at = this.size + count - 1; at >= this.size; at--) {
      const tenth = (rest / 10) | 0;
      this.bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.size += count;
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

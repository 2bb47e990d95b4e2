/**
 * Storage of records of 64 bytes, one cache line each, in one flat buffer seen as doubles and as
 * 32-bit integers. A record costs no object and no garbage; it is handed out, recycled and named
 * by a handle. Grows by doubling and never shrinks.
 */

/**
 * Where a record starts, counted in 32-bit words. The null handle is 0, what a fresh array is
 * filled with; the record there is never handed out and every field of it reads as 0.
 */
export type Handle = number;
export const NONE: Handle = 0;

const RECORD_BYTES = 64;
const WORDS = RECORD_BYTES / Int32Array.BYTES_PER_ELEMENT;
const RECORD_BITS = Math.log2(WORDS);
/** Links the free records; subclasses leave this word alone. */
const NEXT_FREE = WORDS - 1;
const INITIAL_RECORDS = 256;

export abstract class Records {
  protected integers = new Int32Array(INITIAL_RECORDS * WORDS);
  /** Field f of a record is at `(handle >> 1) + f`, since a double takes two words. */
  protected doubles = new Float64Array(this.integers.buffer);
  private freeHead: Handle = NONE;
  /** Start of the first record never handed out. */
  private end: Handle = WORDS;

  /** Number of a record, for arrays that run alongside. */
  protected ordinal(handle: Handle): number {
    return handle >> RECORD_BITS;
  }

  /** A record with unspecified content. */
  protected take(): Handle {
    const recycled = this.freeHead;
    if (recycled !== NONE) {
      this.freeHead = this.integers[recycled + NEXT_FREE];
      return recycled;
    }
    if (this.end === this.integers.length) this.grow();
    const fresh = this.end;
    this.end += WORDS;
    return fresh;
  }

  protected release(handle: Handle): void {
    this.integers[handle + NEXT_FREE] = this.freeHead;
    this.freeHead = handle;
  }

  private grow(): void {
    const integers = new Int32Array(this.integers.length * 2);
    integers.set(this.integers);
    this.integers = integers;
    this.doubles = new Float64Array(integers.buffer);
  }
}

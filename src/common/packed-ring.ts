/** Records there is room for at first. */
const FIRST_ROOM = 16;

/**
 * The latest records of one kind, oldest first, as numbers packed in one array, which grows until it
 * is full and is a ring from then on. What the numbers of a record mean is up to whoever keeps it.
 */
export class PackedRing {
  private packed: Float64Array;
  /** Records so far. */
  private count = 0;

  /**
   * @param width numbers of a record
   * @param kept most records that are kept
   */
  constructor(
    private readonly width: number,
    private readonly kept: number,
  ) {
    this.packed = new Float64Array(width * FIRST_ROOM);
  }

  /** The numbers of all records; another array after an `append`. */
  get values(): Float64Array {
    return this.packed;
  }

  /** Number of records that are kept. */
  get length(): number {
    return Math.min(this.count, this.kept);
  }

  /** Whether older ones were forgotten. */
  get isCut(): boolean {
    return this.count > this.kept;
  }

  /**
   * Adds a record behind all others; if there are many, the oldest is forgotten.
   * @returns where its numbers begin; they are to be set now
   */
  append(): number {
    const at = (this.count++ % this.kept) * this.width;
    if (at === this.packed.length) this.makeRoom();
    return at;
  }

  /** Where the numbers of the record at a place begin; the oldest is at 0. */
  offset(place: number): number {
    return ((this.count - this.length + place) % this.kept) * this.width;
  }

  /**
   * Place of the first record one of whose numbers is at least so high; `length` when there is none.
   * @param which number of a record; it must not fall from one record to the next
   */
  placeOf(which: number, atLeast: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.packed[this.offset(middle) + which] < atLeast) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private makeRoom(): void {
    const larger = new Float64Array(Math.min(this.kept * this.width, this.packed.length * 2));
    larger.set(this.packed);
    this.packed = larger;
  }
}

/** A map from 32-bit ids to positive numbers: open addressing, at most half full, never shrinks. */
const SCATTER = 0x9e3779b1 | 0;
const INITIAL_BITS = 16;

export class IdMap {
  private keys = new Uint32Array(1 << INITIAL_BITS);
  /** 0 marks a free cell. */
  private values = new Uint32Array(1 << INITIAL_BITS);
  private bits = INITIAL_BITS;
  private count = 0;

  /** The value of an id, or 0. */
  get(id: number): number {
    return this.values[this.cellOf(id)];
  }

  set(id: number, value: number): void {
    const cell = this.cellOf(id);
    if (this.values[cell] === 0) this.count++;
    this.keys[cell] = id;
    this.values[cell] = value;
    if (this.count * 2 > this.keys.length) this.grow();
  }

  /** The cell that holds the id, or the free cell where the search for it ends. */
  private cellOf(id: number): number {
    const { keys, values } = this;
    let cell = Math.imul(id, SCATTER) >>> (32 - this.bits);
    while (values[cell] !== 0 && keys[cell] !== id) cell = (cell + 1) & (keys.length - 1);
    return cell;
  }

  private grow(): void {
    const { keys, values } = this;
    this.bits++;
    this.keys = new Uint32Array(1 << this.bits);
    this.values = new Uint32Array(1 << this.bits);
    for (let cell = 0; cell < keys.length; cell++) {
      if (values[cell] === 0) continue;
      const place = this.cellOf(keys[cell]);
      this.keys[place] = keys[cell];
      this.values[place] = values[cell];
    }
  }
}

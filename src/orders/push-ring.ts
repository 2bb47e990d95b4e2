import type { Push } from './push';

/** The latest pushes of one account, up to a number. */
export class PushRing {
  private readonly pushes: Push[] = [];
  private count = 0;

  /** @param first account sequence of the first push to come */
  constructor(
    private readonly first: number,
    private readonly capacity: number,
  ) {}

  get size(): number {
    return this.pushes.length;
  }

  /** Account sequence of the oldest push that is kept. */
  get oldest(): number {
    return this.first + this.count - this.pushes.length;
  }

  /** Returns the oldest push, if the ring is full and had to give it up; or null. */
  add(push: Push): Push | null {
    const place = this.count++ % this.capacity;
    if (place === this.pushes.length) {
      this.pushes.push(push);
      return null;
    }
    const oldest = this.pushes[place];
    this.pushes[place] = push;
    return oldest;
  }

  /** All that is kept, in no order. */
  all(): readonly Push[] {
    return this.pushes;
  }

  /** The pushes from an account sequence on, oldest first, or null when not all are kept. */
  from(sequence: number): Push[] | null {
    const { oldest } = this;
    if (sequence < oldest) return null;
    const found: Push[] = [];
    for (let at = sequence - this.first; at < this.count; at++) {
      found.push(this.pushes[at % this.capacity]);
    }
    return found;
  }
}

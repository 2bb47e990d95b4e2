import type { Witness } from './witness';

/** What a client's copy was at a sequence, held to what a witness saw; either may be first. */
export class Claims {
  /** Claims that agreed. */
  agreed = 0;
  readonly wrong: string[] = [];
  private open: [sequence: number, sum: number][] = [];

  constructor(
    private readonly name: string,
    private readonly witness: Witness,
  ) {}

  claim(sequence: number, sum: number): void {
    this.open.push([sequence, sum]);
    if (this.open.length >= 1_000) this.settle();
  }

  /** Compares what can be compared by now; the rest stays. @returns how many stay */
  settle(): number {
    this.open = this.open.filter(([sequence, sum]) => {
      const truth = this.witness.truth.get(sequence);
      if (truth === undefined) return sequence > this.witness.sequence || this.unknown(sequence);
      if (truth === sum) this.agreed++;
      else this.wrong.push(`${this.name} is wrong at ${sequence}`);
      return false;
    });
    return this.open.length;
  }

  private unknown(sequence: number): boolean {
    this.wrong.push(`${this.name} claims ${sequence}, which nobody saw`);
    return false;
  }
}

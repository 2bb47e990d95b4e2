/** Names of files by a sequence, of the same length, so that they sort like numbers. */
const DIGITS = 16;

export class SequenceNames {
  private readonly form: RegExp;

  /** @param ending what the names end with, such as `.segment` */
  constructor(private readonly ending: string) {
    this.form = new RegExp(`^\\d{${DIGITS}}\\${ending}$`);
  }

  of(sequence: number): string {
    return String(sequence).padStart(DIGITS, '0') + this.ending;
  }

  matches(name: string): boolean {
    return this.form.test(name);
  }

  /** Sequences of those that are such names, ascending. */
  sequencesIn(names: readonly string[]): number[] {
    const found = names.filter((name) => this.matches(name));
    return found.map((name) => Number(name.slice(0, DIGITS))).sort((a, b) => a - b);
  }
}

/** A small mistake put into the core on purpose, to see whether the tests notice. */
export interface Mutant {
  readonly name: string;
  /** Rule that it breaks. */
  readonly rule: string;
  /** What is wrong then, in a sentence. */
  readonly mistake: string;
  /** Below src/core. */
  readonly file: string;
  /** Text that the file has exactly once. */
  readonly search: string;
  readonly replacement: string;
}

/** How often a text occurs in another. */
export function occurrences(text: string, search: string): number {
  return text.split(search).length - 1;
}

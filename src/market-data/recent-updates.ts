/** What is kept at least, unless the text alone is more than a reader should have to catch up on. */
const MOST_UPDATES = 10_000;
const MOST_CHARACTERS = 1024 * 1024;

/** The latest updates of a feed that takes one step each. */
export class RecentUpdates {
  private texts: string[] = [];
  private characters = 0;

  /** @param sequence where the feed stands before the first update */
  constructor(private sequence: number) {}

  add(text: string): void {
    this.texts.push(text);
    this.characters += text.length;
    this.sequence++;
    if (this.texts.length > 2 * MOST_UPDATES || this.characters > 2 * MOST_CHARACTERS) this.trim();
  }

  /** The updates after a sequence, or null when they are not known. */
  after(sequence: number): string[] | null {
    const missed = this.sequence - sequence;
    if (missed < 0 || missed > this.texts.length) return null;
    return missed === 0 ? [] : this.texts.slice(-missed);
  }

  private trim(): void {
    let dropped = 0;
    while (this.texts.length - dropped > MOST_UPDATES || this.characters > MOST_CHARACTERS) {
      this.characters -= this.texts[dropped++].length;
    }
    this.texts = this.texts.slice(dropped);
  }
}

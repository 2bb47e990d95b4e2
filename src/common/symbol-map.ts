/** A map by symbol that remembers the last look-up: what is told comes in runs of one symbol. */
export class SymbolMap<T> extends Map<string, T> {
  private recentSymbol: string | undefined;
  private recent: T | undefined;

  override get(symbol: string): T | undefined {
    if (symbol === this.recentSymbol) return this.recent;
    this.recent = super.get(symbol);
    this.recentSymbol = symbol;
    return this.recent;
  }

  override set(symbol: string, value: T): this {
    this.recentSymbol = undefined;
    return super.set(symbol, value);
  }

  override delete(symbol: string): boolean {
    this.recentSymbol = undefined;
    return super.delete(symbol);
  }

  override clear(): void {
    this.recentSymbol = undefined;
    super.clear();
  }

  /** The value of a symbol; made when it has none yet. */
  getOrAdd(symbol: string, make: (symbol: string) => T): T {
    const found = this.get(symbol);
    if (found !== undefined) return found;
    const made = make(symbol);
    this.set(symbol, made);
    return made;
  }
}

/** How many shapes are remembered for each number of keys, and up to what number. */
const SHAPES = 4;
const MOST_KEYS = 32;

/** Keys of an object as they come, and the same keys in code-unit order. */
interface Shape {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
}

/** The keys of objects in code-unit order. Those of the last shapes met are not sorted again. */
export class SortedKeys {
  /** By number of keys, the one met last first. */
  private readonly shapes: Shape[][] = [];

  of(object: object): readonly string[] {
    const keys = Object.keys(object);
    if (keys.length > MOST_KEYS) return keys.sort();
    const known = (this.shapes[keys.length] ??= []);
    for (const shape of known) if (areEqual(shape.keys, keys)) return shape.sorted;
    const shape = { keys, sorted: [...keys].sort() };
    known.unshift(shape);
    if (known.length > SHAPES) known.pop();
    return shape.sorted;
  }
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false;
  return true;
}

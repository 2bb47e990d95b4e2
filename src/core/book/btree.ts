/** The only import of sorted-btree: an ordered map from a price key to a level handle. */
import SortedBTree from 'sorted-btree';

/** Fan-out of the tree. 32 keeps a node within a few cache lines of keys. */
const NODE_SIZE = 32;

const ascending = (a: number, b: number): number => a - b;

/** Ascending ordered map with O(log n) set, delete and neighbour search. */
export class OrderedMap<V> {
  /** Reused, so that a search allocates nothing. */
  private readonly pair = [] as unknown as [number, V];
  private readonly tree = new SortedBTree<number, V>(undefined, ascending, NODE_SIZE);

  get size(): number {
    return this.tree.size;
  }

  get(key: number): V | undefined {
    return this.tree.get(key);
  }

  /** True when the key is new. */
  set(key: number, value: V): boolean {
    return this.tree.set(key, value);
  }

  delete(key: number): void {
    this.tree.delete(key);
  }

  clear(): void {
    this.tree.clear();
  }

  /** Value of the greatest key not above the given one. */
  floor(key: number): V | undefined {
    return this.tree.getPairOrNextLower(key, this.pair)?.[1];
  }

  /** The least key, or undefined. */
  least(): number | undefined {
    return this.tree.minKey();
  }

  /** Entries in ascending key order. */
  entries(): IterableIterator<[number, V]> {
    return this.tree.entries();
  }
}

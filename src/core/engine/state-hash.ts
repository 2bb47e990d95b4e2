/**
 * A 64-bit fingerprint of plain data. Equal data give equal hashes on every machine and in every
 * implementation: object keys are taken in code-unit order, numbers by value. Two independent
 * 32-bit lanes of multiply-and-rotate mixing (the MurmurHash3 round); for comparing replicas and
 * detecting divergence, not for defending against forgery.
 */
import { SortedKeys } from './sorted-keys';

const Tag = { Null: 0, False: 1, True: 2, Number: 3, Text: 4, List: 5, Object: 6 } as const;

/** Hashes one thing after another; for whoever mixes the two words of a hash on. */
export class DataHasher {
  /** The words of the last hash, 32 bits each. */
  high = 0;
  low = 0;
  private a = 0;
  private b = 0;
  private readonly float = new DataView(new ArrayBuffer(8));
  private readonly keys = new SortedKeys();

  hash(data: unknown): void {
    this.a = 0x9e3779b9 | 0;
    this.b = 0x85ebca6b | 0;
    this.add(data);
    this.high = avalanche(this.a);
    this.low = avalanche(this.b);
  }

  private add(data: unknown): void {
    if (typeof data === 'number') this.addNumber(data);
    else if (typeof data === 'string') this.addText(data);
    else if (typeof data === 'boolean') this.mix(data ? Tag.True : Tag.False);
    else if (data === null || data === undefined) this.mix(Tag.Null);
    else if (Array.isArray(data)) this.addList(data);
    else this.addObject(data as Record<string, unknown>);
  }

  private addNumber(value: number): void {
    this.mix(Tag.Number);
    this.float.setFloat64(0, value);
    this.mix(this.float.getInt32(0));
    this.mix(this.float.getInt32(4));
  }

  private addText(text: string): void {
    this.mix(Tag.Text);
    this.mix(text.length);
    for (let i = 0; i < text.length; i++) this.mix(text.charCodeAt(i));
  }

  private addList(list: readonly unknown[]): void {
    this.mix(Tag.List);
    this.mix(list.length);
    for (const item of list) this.add(item);
  }

  private addObject(object: Record<string, unknown>): void {
    const keys = this.keys.of(object);
    this.mix(Tag.Object);
    this.mix(keys.length);
    for (let i = 0; i < keys.length; i++) {
      this.addText(keys[i]);
      this.add(object[keys[i]]);
    }
  }

  private mix(word: number): void {
    const scrambled = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    this.a = (Math.imul(rotate(this.a ^ scrambled, 13), 5) + 0xe6546b64) | 0;
    this.b = (Math.imul(rotate(this.b ^ scrambled, 19), 9) + 0x52dce729) | 0;
  }
}

const hasher = new DataHasher();

/** 16 hex digits. */
export function hashOf(data: unknown): string {
  hasher.hash(data);
  return hex(hasher.high) + hex(hasher.low);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

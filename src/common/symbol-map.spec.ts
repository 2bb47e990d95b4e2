import { SymbolMap } from './symbol-map';

describe('a map by symbol', () => {
  test('tells what was set last, whatever was asked before', () => {
    const map = new SymbolMap<number>();
    expect(map.get('A')).toBeUndefined();
    map.set('A', 1).set('B', 2);
    expect([map.get('A'), map.get('A'), map.get('B'), map.get('A')]).toEqual([1, 1, 2, 1]);
    map.set('A', 3);
    expect([map.get('A'), map.get('B')]).toEqual([3, 2]);
    expect(map.delete('B')).toBe(true);
    expect([map.get('B'), map.get('A'), map.size]).toEqual([undefined, 3, 1]);
    map.clear();
    expect([map.get('A'), map.size]).toEqual([undefined, 0]);
  });

  test('makes a value that is missing, once', () => {
    const map = new SymbolMap<string[]>();
    const made = map.getOrAdd('__proto__', (symbol) => [symbol]);
    expect(made).toEqual(['__proto__']);
    expect(map.getOrAdd('__proto__', () => [])).toBe(made);
    expect([...map.keys()]).toEqual(['__proto__']);
  });
});

import { PackedRing } from './packed-ring';

test('keeps the latest records in their order, wherever they lie', () => {
  const ring = new PackedRing(2, 40);
  for (let i = 1; i <= 150; i++) {
    const at = ring.append();
    ring.values[at] = i;
    ring.values[at + 1] = i * 10;
    const places = Array.from({ length: ring.length }, (_, place) => ring.offset(place));
    const first = Math.max(1, i - 39);
    const expected = Array.from({ length: i - first + 1 }, (_, place) => first + place);
    expect(places.map((place) => ring.values[place])).toEqual(expected);
    expect(ring.isCut).toBe(i > 40);
    expect(ring.placeOf(1, (i - 1) * 10 + 1)).toBe(ring.length - 1);
    expect([ring.placeOf(0, 0), ring.placeOf(0, i + 1)]).toEqual([0, ring.length]);
  }
});

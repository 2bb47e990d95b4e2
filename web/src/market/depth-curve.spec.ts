import { Book, type LevelText } from './book';
import { depthCurvesOf, stepAt, type DepthCurves } from './depth-curve';

function curves(bids: readonly LevelText[], asks: readonly LevelText[]) {
  return depthCurvesOf(new Book({ tickSize: '1', lotSize: '1' }, { bids, asks }));
}

const level = (price: number, quantity: number): LevelText => [String(price), String(quantity)];

describe('cumulative depth', () => {
  test('is nothing for an empty book', () => {
    expect(curves([], [])).toBeNull();
  });

  test('rises outwards from the middle, up to the larger total', () => {
    const found = curves([level(90, 2), level(80, 2)], [level(110, 3), level(120, 5)]);
    expect(found).toMatchObject({ lowPrice: '78', highPrice: '122', most: '8' });
    expect(found?.bids.map(([, y]) => y)).toEqual([0, 0.25, 0.25, 0.5, 0.5]);
    expect(found?.asks.map(([, y]) => y)).toEqual([0, 0.375, 0.375, 1, 1]);
    expect(found?.bids.at(-1)?.[0]).toBe(0);
    expect(found?.asks.at(-1)?.[0]).toBe(1);
  });

  test('of one side alone still has a width', () => {
    expect(curves([level(100, 5)], [])).toMatchObject({ lowPrice: '99', highPrice: '101' });
    expect(curves([], [level(100, 5), level(140, 5)])?.asks).toHaveLength(5);
  });

  test('does not let one far order flatten the other side', () => {
    const found = curves([level(99, 1), level(1, 1)], [level(101, 1), level(103, 1)]);
    expect(found).toMatchObject({ lowPrice: '84', highPrice: '116' });
  });

  test('tells what rests up to a place of the picture', () => {
    const found = curves([level(90, 2), level(80, 2)], [level(110, 3), level(120, 5)]);
    const at = (x: number): string | null => {
      const step = stepAt(found as DepthCurves, x);
      return step === null ? null : `${step.price}: ${step.total}`;
    };
    // From 78 on the left to 122 on the right.
    expect([0, 0.1, 0.25, 0.5, 0.75, 0.99].map(at)).toEqual([
      '80: 4',
      '90: 2',
      '90: 2',
      null,
      '110: 3',
      '120: 8',
    ]);
  });
});

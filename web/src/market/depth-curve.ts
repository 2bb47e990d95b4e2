/** Cumulative depth as steps of two curves, scaled to a unit square for drawing. */
import type { Book, Level } from './book';

/** A corner of a curve: 0 to 1 from left to right, 0 to 1 from the ground up. */
export type Corner = readonly [x: number, y: number];

/** What rests between the best price and this one, this one included. */
export interface DepthStep {
  readonly x: number;
  readonly price: bigint;
  readonly total: bigint;
}

export interface DepthCurves {
  /** From the best bid outwards, to the left. */
  readonly bids: readonly Corner[];
  /** From the best ask outwards, to the right. */
  readonly asks: readonly Corner[];
  /** The levels of both curves, each from the best price outwards. */
  readonly steps: { readonly bids: readonly DepthStep[]; readonly asks: readonly DepthStep[] };
  readonly lowPrice: string;
  readonly highPrice: string;
  /** The quantity at the top of the square. */
  readonly most: string;
}

/** The finest step of a drawing. */
const FINE = 1_000_000n;

/** @returns null while both sides are empty */
export function depthCurvesOf(book: Book): DepthCurves | null {
  const { bids, asks } = book;
  if (bids.length === 0 && asks.length === 0) return null;
  const middle = middleOf(bids, asks);
  const reach = reachOf(middle, bids, asks);
  const low = middle > reach ? middle - reach : 0n;
  const high = middle + reach;
  const shown = (level: Level): boolean => level.price >= low && level.price <= high;
  const [shownBids, shownAsks] = [bids.filter(shown), asks.filter(shown)];
  const most = maxOf(sumOf(shownBids), sumOf(shownAsks));
  const square = { low, width: high - low, most };
  return {
    bids: cornersOf(shownBids, square, 0),
    asks: cornersOf(shownAsks, square, 1),
    steps: { bids: stepsOf(shownBids, square), asks: stepsOf(shownAsks, square) },
    lowPrice: book.printPrice(low),
    highPrice: book.printPrice(high),
    most: book.printQuantity(most),
  };
}

interface Square {
  readonly low: bigint;
  readonly width: bigint;
  readonly most: bigint;
}

function cornersOf(levels: readonly Level[], square: Square, edge: 0 | 1): Corner[] {
  const corners: Corner[] = [];
  let total = 0n;
  for (const { price, quantity } of levels) {
    const x = ratio(price - square.low, square.width);
    corners.push([x, ratio(total, square.most)]);
    total += quantity;
    corners.push([x, ratio(total, square.most)]);
  }
  if (levels.length > 0) corners.push([edge, ratio(total, square.most)]);
  return corners;
}

function stepsOf(levels: readonly Level[], { low, width }: Square): DepthStep[] {
  let total = 0n;
  return levels.map(({ price, quantity }) => {
    total += quantity;
    return { x: ratio(price - low, width), price, total };
  });
}

/** The step that a place of the picture belongs to: the outermost one that is reached there. */
export function stepAt({ steps }: Pick<DepthCurves, 'steps'>, x: number): DepthStep | null {
  const isReached = (best: number | undefined, direction: 1 | -1): boolean =>
    best !== undefined && (x - best) * direction >= 0;
  if (isReached(steps.bids[0]?.x, -1)) return lastWhere(steps.bids, (step) => step.x >= x);
  if (isReached(steps.asks[0]?.x, 1)) return lastWhere(steps.asks, (step) => step.x <= x);
  return null;
}

function lastWhere<T>(items: readonly T[], wanted: (item: T) => boolean): T | null {
  const place = items.findIndex((item) => !wanted(item));
  return items[(place < 0 ? items.length : place) - 1] ?? null;
}

function middleOf(bids: readonly Level[], asks: readonly Level[]): bigint {
  const bid = bids[0]?.price ?? asks[0].price;
  const ask = asks[0]?.price ?? bids[0].price;
  return (bid + ask) / 2n;
}

/**
 * How far the drawing reaches from the middle to both sides: to the nearer of the two outer edges
 * of what is known, so that no side looks empty only because the other is known further.
 */
function reachOf(middle: bigint, bids: readonly Level[], asks: readonly Level[]): bigint {
  const left = bids.length === 0 ? null : middle - bids[bids.length - 1].price;
  const right = asks.length === 0 ? null : asks[asks.length - 1].price - middle;
  const reach = left === null || right === null ? (left ?? right ?? 1n) : minPositive(left, right);
  return reach > 0n ? reach + reach / 20n + 1n : 1n;
}

function minPositive(a: bigint, b: bigint): bigint {
  if (a <= 0n || b <= 0n) return a > b ? a : b;
  // A single far order on one side must not flatten the other: at most five times the nearer one.
  const [near, far] = a < b ? [a, b] : [b, a];
  return far > near * 5n ? near * 5n : far;
}

function sumOf(levels: readonly Level[]): bigint {
  return levels.reduce((sum, { quantity }) => sum + quantity, 0n);
}

function maxOf(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function ratio(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * FINE) / whole) / Number(FINE);
}

import { useState } from 'preact/hooks';
import { stepAt, type Corner, type DepthCurves, type DepthStep } from '../market/depth-curve';
import { decimalsOf, grouped, printUnits, trimDecimal } from '../text/decimal';
import { instrument } from '../state/instruments';
import { curves } from '../state/market';

/** Part of the height that the higher curve takes. */
const HEIGHT = 0.96;

/** Cumulative depth of both sides around the middle; the pointer reads it. */
export function DepthChart() {
  const [pointer, setPointer] = useState<number | null>(null);
  const drawn = curves.value;
  const step = drawn === null || pointer === null ? null : stepAt(drawn, pointer);
  const onPointerMove = (event: PointerEvent): void => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    setPointer((event.clientX - left) / width);
  };
  return (
    <div class="depth" onPointerMove={onPointerMove} onPointerLeave={() => setPointer(null)}>
      <div class="caption">
        <span>Cumulative depth</span>
        {drawn !== null && (
          <span class="number">{step === null ? mostOf(drawn) : readingOf(step)}</span>
        )}
      </div>
      <svg
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        role="img"
        aria-label="Cumulative depth of bids and asks by price"
      >
        {drawn !== null && (
          <>
            <path class="bids" d={areaOf(drawn.bids)} />
            <path class="asks" d={areaOf(drawn.asks)} />
            {step !== null && <path class="pointer" d={`M${pointer} 0V1`} />}
          </>
        )}
      </svg>
      {drawn !== null && (
        <div class="prices number">
          <span>{grouped(drawn.lowPrice)}</span>
          <span>{grouped(drawn.highPrice)}</span>
        </div>
      )}
    </div>
  );
}

function mostOf({ most }: DepthCurves): string {
  return `${grouped(trimDecimal(most))} ${instrument.value?.base ?? ''}`;
}

function readingOf({ price, total }: DepthStep): string {
  const terms = instrument.value;
  if (terms === null) return '';
  const quantity = printUnits(total, decimalsOf(terms.lotSize));
  const limit = printUnits(price, decimalsOf(terms.tickSize));
  return `${grouped(trimDecimal(quantity))} ${terms.base} to ${grouped(limit)}`;
}

/** The area below a curve, as a path; the picture's y points downwards. */
function areaOf(corners: readonly Corner[]): string {
  if (corners.length === 0) return '';
  const points = corners.map(([x, y]) => `${x.toFixed(5)} ${(1 - y * HEIGHT).toFixed(5)}`);
  const [start] = corners[0];
  const [end] = corners[corners.length - 1];
  return `M${start.toFixed(5)} 1L${points.join('L')}L${end} 1Z`;
}

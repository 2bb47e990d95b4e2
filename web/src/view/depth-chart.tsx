import type { Corner } from '../market/depth-curve';
import { grouped, trimDecimal } from '../text/decimal';
import { instrument } from '../state/instruments';
import { curves } from '../state/market';

/** Cumulative depth of both sides around the middle. */
export function DepthChart() {
  const drawn = curves.value;
  return (
    <div class="depth">
      <div class="caption">
        <span>Cumulative depth</span>
        {drawn !== null && (
          <span class="number">
            {grouped(trimDecimal(drawn.most))} {instrument.value?.base}
          </span>
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

/** The area below a curve, as a path; the picture's y points downwards. */
function areaOf(corners: readonly Corner[]): string {
  if (corners.length === 0) return '';
  const points = corners.map(([x, y]) => `${x.toFixed(5)} ${(1 - y * 0.96).toFixed(5)}`);
  const [start] = corners[0];
  const [end] = corners[corners.length - 1];
  return `M${start.toFixed(5)} 1L${points.join('L')}L${end} 1Z`;
}

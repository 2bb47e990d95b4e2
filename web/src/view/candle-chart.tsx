import type { Candle } from '@matching-engine/client';
import { effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { INTERVALS } from '../market/candles';
import { followCandles } from '../state/candles';
import { atNextFrame } from '../state/frames';
import { instrument } from '../state/instruments';
import { interval, theme } from '../state/settings';
import { decimalsOf } from '../text/decimal';
import { CandleCanvas } from './candle-canvas';
import { DepthChart } from './depth-chart';
import { Segments } from './segments';

/** Changes that are drawn one by one within a frame. */
const MOST_WAITING = 20;

/** The last candle drawn; tells whether there is anything to see. */
const lastCandle = signal<Candle | null>(null);

/** Candles and volume, and the depth below them. */
export function ChartPanel() {
  return (
    <section class="panel chart" aria-label="Chart">
      <header>
        <h2>Chart</h2>
        <LastCandle />
        <Segments
          label="Interval of the candles"
          options={INTERVALS.map((one) => [one, one] as const)}
          value={interval.value}
          choose={(one) => (interval.value = one)}
        />
      </header>
      <CandleChart />
      <DepthChart />
    </section>
  );
}

function LastCandle() {
  const candle = lastCandle.value;
  if (candle === null) return null;
  const { open, high, low, close, volume } = candle;
  return (
    <span class="number muted last-candle" data-test="candle">
      O {open} H {high} L {low} C {close} V {volume}
    </span>
  );
}

function CandleChart() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current === null ? undefined : drawCandles(box.current)), []);
  return (
    <div class="candles" role="img" aria-label="Candles and volume">
      <div ref={box} />
      {lastCandle.value === null && <p class="empty">No trades yet</p>}
    </div>
  );
}

/** Keeps a canvas up to date. @returns what ends it */
function drawCandles(box: HTMLElement): () => void {
  const canvas = new CandleCanvas(box);
  let waiting: Candle[] = [];
  let all: readonly Candle[] = [];
  const draw = (): void => {
    // A page that was hidden for long has missed more than a few: then all are drawn anew, as
    // when a candle was closed after the next one began.
    const few = waiting.length < MOST_WAITING;
    if (few && waiting.every((candle) => canvas.canUpdate(candle))) {
      for (const candle of waiting) canvas.update(candle);
    } else canvas.load(all);
    lastCandle.value = all.at(-1) ?? null;
    waiting = [];
  };
  const stopCandles = followCandles({
    loaded: (candles) => {
      waiting = [];
      all = candles;
      canvas.load(candles);
      lastCandle.value = candles.at(-1) ?? null;
    },
    changed: (candle, candles) => {
      all = candles;
      if (waiting.length < MOST_WAITING) waiting.push(candle);
      atNextFrame(draw);
    },
  });
  const stopStep = effect(() => {
    const step = instrument.value?.tickSize;
    if (step !== undefined) canvas.setStep(step, decimalsOf(step));
    canvas.showSeconds(interval.value === '1s');
  });
  const stopTheme = effect(() => {
    void theme.value;
    // The document changes its theme in the same turn.
    queueMicrotask(() => canvas.paint());
  });
  return () => {
    stopCandles();
    stopStep();
    stopTheme();
    canvas.remove();
  };
}

/** The drawing library's side of the candle chart. */
import {
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Candle } from '@matching-engine/client';
import { drawnCandle } from '../market/candles';
import { currentColours, type Colours } from './chart-colours';

/** Candles kept for drawing them again in other colours. */
const MOST_SHOWN = 1_000;
/** Part of the height that volume takes. */
const VOLUME_TOP = 0.8;

export class CandleCanvas {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volume: ISeriesApi<'Histogram'>;
  private colours: Colours = currentColours();
  private shown: Candle[] = [];

  constructor(box: HTMLElement) {
    // The attribution that the library's licence asks for is in the page's help.
    this.chart = createChart(box, { autoSize: true, layout: { attributionLogo: false } });
    this.candles = this.chart.addSeries(CandlestickSeries, {});
    this.volume = this.chart.addSeries(HistogramSeries, {
      priceScaleId: '',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.volume.priceScale().applyOptions({ scaleMargins: { top: VOLUME_TOP, bottom: 0 } });
    this.candles.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.24 } });
    this.paint();
  }

  /** @param step the smallest price step, such as 0.01 */
  setStep(step: string, decimals: number): void {
    const priceFormat = { type: 'price', precision: decimals, minMove: Number(step) } as const;
    this.candles.applyOptions({ priceFormat });
  }

  showSeconds(secondsVisible: boolean): void {
    this.chart.timeScale().applyOptions({ timeVisible: true, secondsVisible });
  }

  /** Draws these candles, oldest first, and nothing else. */
  load(candles: readonly Candle[]): void {
    this.shown = [...candles];
    const drawn = candles.map(drawnCandle);
    this.candles.setData(drawn.map((candle) => ({ ...candle, time: candle.time as UTCTimestamp })));
    this.volume.setData(
      drawn.map(({ time, volume, rose }) => ({
        time: time as UTCTimestamp,
        value: volume,
        color: rose ? this.colours['up-bar'] : this.colours['down-bar'],
      })),
    );
    this.chart.timeScale().applyOptions({ rightOffset: 4 });
  }

  /** Whether a candle is not before the last one that is drawn; the library draws no other. */
  canUpdate({ openTime }: Candle): boolean {
    const last = this.shown.at(-1);
    return last === undefined || openTime >= last.openTime;
  }

  /** Draws one candle, the last one or one after it. */
  update(candle: Candle): void {
    this.keep(candle);
    const { time, volume, rose, ...prices } = drawnCandle(candle);
    const color = rose ? this.colours['up-bar'] : this.colours['down-bar'];
    this.candles.update({ ...prices, time: time as UTCTimestamp });
    this.volume.update({ time: time as UTCTimestamp, value: volume, color });
  }

  private keep(candle: Candle): void {
    if (this.shown.at(-1)?.openTime === candle.openTime) this.shown.pop();
    this.shown.push(candle);
    if (this.shown.length > MOST_SHOWN) this.shown.shift();
  }

  /** Takes the colours of the theme in force. */
  paint(): void {
    this.colours = currentColours();
    const { text, muted, line, panel, up, down } = this.colours;
    this.chart.applyOptions({
      layout: { background: { color: panel }, textColor: muted, fontSize: 11 },
      grid: { vertLines: { color: line }, horzLines: { color: line } },
      rightPriceScale: { borderColor: line },
      timeScale: { borderColor: line },
      crosshair: { vertLine: { color: text }, horzLine: { color: text } },
    });
    this.candles.applyOptions({
      upColor: up,
      downColor: down,
      wickUpColor: up,
      wickDownColor: down,
      borderVisible: false,
    });
    this.load(this.shown);
  }

  remove(): void {
    this.chart.remove();
  }
}

/** What the screen shows of the chosen instrument: book, depth, trades and the last 24 hours. */
import type {
  FeedState,
  Instrument,
  MarketDataFeed,
  MarketDataOptions,
  Ticker,
  Trade,
} from '@matching-engine/client';
import { effect, signal, untracked } from '@preact/signals';
import { client } from '../link/client';
import { Book } from '../market/book';
import { depthCurvesOf, type DepthCurves } from '../market/depth-curve';
import { ladderOf, type Ladder } from '../market/ladder';
import { atNextFrame, slowly } from './frames';
import { chosenSymbol, instrument } from './instruments';
import { multiple } from './settings';

/** Levels of each side that the page follows. */
const DEPTH = 500;
/** Trades on the tape. */
const TAPE = 100;
/** The depth chart is drawn again at most so often, in milliseconds. */
const CURVES_EVERY = 200;

export const ladder = signal<Ladder | null>(null);
export const curves = signal<DepthCurves | null>(null);
export const tape = signal<readonly Trade[]>([]);
export const ticker = signal<Ticker | null>(null);
export const bookState = signal<FeedState>('connecting');
export const bookSequence = signal(0);
/** Rows of each side that fit on the screen. */
export const ladderRows = signal(15);

/** Follows the chosen instrument from now on. */
export function followMarket(): void {
  effect(() => {
    if (chosenSymbol.value === null) return undefined;
    const terms = untracked(() => instrument.value as Instrument);
    const closings = [followBook(terms), followTrades(terms.symbol), followTicker(terms.symbol)];
    return () => closings.forEach((close) => close());
  });
}

/** Asks for at most ten updates a second; a service that knows no such feed sends every one. */
function followBook(terms: Instrument): () => void {
  let feed = openBook(terms, { depth: DEPTH, interval: '100ms' });
  let closed = false;
  feed.ready.catch(() => {
    if (!closed) feed = openBook(terms, { depth: DEPTH });
  });
  const redraw = effect(() => {
    void [multiple.value, ladderRows.value];
    atNextFrame(() => drawLadder(terms, feed));
  });
  return () => {
    closed = true;
    redraw();
    feed.close();
    ladder.value = null;
    curves.value = null;
  };
}

function openBook(terms: Instrument, options: MarketDataOptions): MarketDataFeed {
  const feed = client.marketData(terms.symbol, options);
  const draw = (): void => drawLadder(terms, feed);
  const drawSlowly = slowly(CURVES_EVERY, () => drawCurves(terms, feed));
  feed.on('state', (state) => (bookState.value = state));
  feed.on('change', () => {
    atNextFrame(draw);
    drawSlowly();
  });
  return feed;
}

function bookOf(terms: Instrument, feed: MarketDataFeed): Book {
  return new Book(terms, { bids: feed.book.bids(), asks: feed.book.asks() });
}

function drawLadder(terms: Instrument, feed: MarketDataFeed): void {
  if (feed.state === 'closed') return;
  bookSequence.value = feed.book.sequence;
  const view = { multiple: multiple.value, rows: ladderRows.value };
  ladder.value = ladderOf(bookOf(terms, feed), view);
}

function drawCurves(terms: Instrument, feed: MarketDataFeed): void {
  if (feed.state !== 'closed') curves.value = depthCurvesOf(bookOf(terms, feed));
}

function followTrades(symbol: string): () => void {
  const feed = client.trades(symbol, { keep: TAPE });
  const draw = (): void => {
    if (feed.state !== 'closed') tape.value = feed.trades.slice();
  };
  feed.on('loaded', () => atNextFrame(draw));
  feed.on('trade', () => atNextFrame(draw));
  return () => {
    feed.close();
    tape.value = [];
  };
}

function followTicker(symbol: string): () => void {
  const feed = client.ticker(symbol);
  feed.on('ticker', () => atNextFrame(() => (ticker.value = feed.ticker ?? null)));
  return () => {
    feed.close();
    ticker.value = null;
  };
}

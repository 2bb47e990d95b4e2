import { CandleSeries, MOST_CANDLES, startOf, type Interval } from './candles';

const at = (time: string): string => `2026-01-02T${time}.123456Z`;

function seriesOf(
  interval: Interval,
  ...trades: [time: string, price: string, quantity: string][]
) {
  const series = new CandleSeries(interval);
  for (const [time, price, quantity] of trades) {
    series.addTrade({ timestamp: at(time), price, quantity });
  }
  return series;
}

const drawn = (series: CandleSeries): string[] =>
  series.all.map(
    ({ time, open, high, low, close, volume }) =>
      `${new Date(time * 1000).toISOString().slice(11, 19)} ${open} ${high} ${low} ${close} ${volume}`,
  );

describe('candles made of trades', () => {
  test('join the trades of an interval', () => {
    const series = seriesOf(
      '1m',
      ['10:00:01', '100.00', '0.1'],
      ['10:00:30', '99.00', '0.2'],
      ['10:00:59', '101.00', '0.3'],
    );
    expect(drawn(series)).toEqual(['10:00:00 100.00 101.00 99.00 101.00 0.6']);
  });

  test('repeat the close where nothing traded', () => {
    const series = seriesOf('1m', ['10:00:01', '100.00', '1'], ['10:03:00', '90.00', '2']);
    expect(drawn(series)).toEqual([
      '10:00:00 100.00 100.00 100.00 100.00 1',
      '10:01:00 100.00 100.00 100.00 100.00 0',
      '10:02:00 100.00 100.00 100.00 100.00 0',
      '10:03:00 90.00 90.00 90.00 90.00 2',
    ]);
  });

  test('are bounded, also across a long gap', () => {
    const series = seriesOf('1s', ['00:00:00', '1', '1'], ['23:59:59', '2', '1']);
    expect(series.all).toHaveLength(MOST_CANDLES);
    expect(series.last?.close).toBe('2');
  });
});

test('candles of the service replace the ones of their time', () => {
  const series = new CandleSeries('1m');
  const candle = (minute: number, close: string) => ({
    ...{ open: '1', high: '9', low: '1', close, volume: '1' },
    openTime: at(`10:0${minute}:00`).replace('.123456', '.000000'),
  });
  series.reset([candle(0, '2'), candle(1, '3')]);
  series.put(candle(1, '4'));
  series.put(candle(2, '5'));
  series.put(candle(1, '6'));
  expect(series.all.map(({ close }) => close)).toEqual(['2', '6', '5']);
});

test('intervals begin on whole multiples in UTC', () => {
  const hour = (interval: Interval): string =>
    new Date(startOf(at('13:47:11'), interval) * 1000).toISOString().slice(11, 19);
  expect([hour('1m'), hour('15m'), hour('4h'), hour('1d')]).toEqual([
    '13:47:00',
    '13:45:00',
    '12:00:00',
    '00:00:00',
  ]);
});

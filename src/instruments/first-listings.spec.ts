import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../common/config/configuration-error';
import { firstListings } from './first-listings';

const DOGE = { symbol: 'DOGE-EUR', base: 'DOGE', quote: 'EUR', tickSize: '0.0001', lotSize: '1' };
const COARSE = { ...DOGE, tickSize: '100000000000', lotSize: '100000000000' };

describe('first listings', () => {
  const directory = mkdtempSync(join(tmpdir(), 'listings-'));
  const path = join(directory, 'instruments.json');

  afterAll(() => rmSync(directory, { recursive: true }));

  const read = (content: string) => {
    writeFileSync(path, content);
    return firstListings(path);
  };

  test('without a file, the built-in instruments are listed', () => {
    const symbols = firstListings(undefined).map(({ symbol }) => symbol);
    expect(symbols).toEqual(['BTC-USDT', 'ETH-USDT', 'SOL-USDT']);
  });

  test('a file replaces them, in its order; it may be empty', () => {
    const other = { ...DOGE, symbol: 'DOGE-USD', quote: 'USD', state: 'halted', minNotional: '5' };
    expect(read(JSON.stringify([other, DOGE]))).toEqual([other, DOGE]);
    expect(read('[]')).toEqual([]);
  });

  test.each([
    ['no JSON', '{', /is not readable/],
    ['no list', '{}', /must hold a JSON list/],
    ['an entry that is no object', JSON.stringify([DOGE, 5]), /entry 1: .*JSON object/],
    ['a null entry', 'null', /must hold a JSON list/],
    ['a missing field', JSON.stringify([{ ...DOGE, lotSize: undefined }]), /entry 0: lotSize/],
    ['a bad field', JSON.stringify([{ ...DOGE, tickSize: '0' }]), /entry 0: tickSize/],
    ['a number', JSON.stringify([{ ...DOGE, tickSize: 0.01 }]), /entry 0: tickSize/],
    ['an unknown field', JSON.stringify([{ ...DOGE, fee: '1' }]), /entry 0: fee/],
    ['an unknown state', JSON.stringify([{ ...DOGE, state: 'ajar' }]), /entry 0: state/],
    ['contradicting names', JSON.stringify([{ ...DOGE, base: 'X' }]), /entry 0: symbol/],
    ['limits off the step', JSON.stringify([{ ...DOGE, minQuantity: '1.5' }]), /entry 0: minQ/],
    ['steps too coarse', JSON.stringify([COARSE]), /entry 0: tickSize/],
    ['one symbol twice', JSON.stringify([DOGE, DOGE]), /entry 1: DOGE-EUR/],
  ])('%s is refused, naming the file and the place', (_, content, pattern) => {
    const attempt = () => read(content);
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(pattern);
    expect(attempt).toThrow(`INSTRUMENTS_FILE ${path}`);
  });

  test('a file that is not there is refused', () => {
    const missing = join(directory, 'missing.json');
    expect(() => firstListings(missing)).toThrow(`INSTRUMENTS_FILE ${missing} is not readable`);
  });
});

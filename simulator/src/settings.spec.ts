import { readSettings, SettingsError } from './settings.js';

describe('the settings of a simulation', () => {
  test('have defaults', () => {
    const { seed, ...rest } = readSettings({});
    expect(Number.isInteger(seed)).toBe(true);
    expect(rest).toEqual({
      url: 'http://127.0.0.1:3000',
      rate: 200,
      symbols: undefined,
      traders: 2,
      maxOpen: 40,
      duration: Infinity,
    });
  });

  test('are read', () => {
    const env = { PORT: '4000', RATE: '50', SEED: '7', SYMBOLS: 'A-B, C-D', DURATION: '3' };
    expect(readSettings(env)).toMatchObject({
      url: 'http://127.0.0.1:4000',
      rate: 50,
      seed: 7,
      symbols: ['A-B', 'C-D'],
      duration: 3,
    });
  });

  test.each([
    ['RATE', '0'],
    ['RATE', '1.5'],
    ['SEED', 'x'],
    ['PORT', '70000'],
    ['URL', 'nowhere'],
    ['URL', 'ftp://127.0.0.1'],
  ])('refuse %s=%s by its name', (key, value) => {
    expect(() => readSettings({ [key]: value })).toThrow(SettingsError);
    expect(() => readSettings({ [key]: value })).toThrow(key);
  });

  test.each(['http://example.com', 'http://10.0.0.1:3000', 'http://127.0.0.1.example.com'])(
    'refuse %s, unless they are told that it is meant',
    (url) => {
      expect(() => readSettings({ URL: url })).toThrow('not this machine');
      expect(readSettings({ URL: url, ALLOW_REMOTE: '1' }).url).toBe(url);
    },
  );

  test.each(['http://localhost:1', 'http://127.0.0.2:1', 'http://[::1]:1', 'https://localhost'])(
    'take %s',
    (url) => {
      expect(readSettings({ URL: url }).url).toBe(url);
    },
  );
});

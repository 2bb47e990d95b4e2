import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { AppConfig } from './app-config';
import { AppConfigModule } from './config.module';
import { ConfigurationError } from './configuration-error';
import { type Environment, loadConfig, readConfig } from './load-config';

function problemsOf(env: Environment): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('has a default for everything but the instruments file', () => {
    expect({ ...loadConfig({}) }).toEqual({
      HOST: '127.0.0.1',
      PORT: 3000,
      DATA_DIR: './data',
      JOURNAL: 'embedded',
      JOURNAL_SEGMENT_BYTES: 16_777_216,
      CLIENT_ORDER_ID_WINDOW: 10_000,
      SNAPSHOT_EVERY: 1_000_000,
      SNAPSHOTS_KEPT: 2,
      HISTORY_DAYS: 30,
      AUTH: 'off',
      LEDGER: 'off',
      LOG_LEVEL: 'info',
      INSTRUMENTS_FILE: undefined,
      CORS_ORIGIN: '*',
      BODY_LIMIT: 1_048_576,
      REQUEST_TIMEOUT_MS: 10_000,
      INBOX_CAPACITY: 100_000,
      MAX_SOCKETS: 10_000,
      PUSHES_PER_ACCOUNT: 1_000,
      PUSHES_KEPT: 200_000,
      SHUTDOWN_TIMEOUT_MS: 10_000,
    });
  });

  it('takes values from the environment and ignores foreign ones', () => {
    const config = loadConfig({ PORT: '0', HOST: '::1', INSTRUMENTS_FILE: 'a.json', HOME: '/' });
    expect(config).toMatchObject({ PORT: 0, HOST: '::1', INSTRUMENTS_FILE: 'a.json' });
    expect(config).not.toHaveProperty('HOME');
  });

  it('treats an empty value as unset', () => {
    expect(loadConfig({ PORT: '', INSTRUMENTS_FILE: '' })).toEqual(loadConfig({}));
  });

  it('gives an immutable configuration', () => {
    const config = loadConfig({}) as { PORT: number };
    expect(() => (config.PORT = 1)).toThrow(TypeError);
  });

  it.each(['-1', '65536', '3000.5', '0x10', 'abc', ' 80', '1e3', 'NaN'])(
    'refuses the port "%s"',
    (PORT) => {
      expect(problemsOf({ PORT })).toEqual([
        `PORT is "${PORT}"; allowed: an integer from 0 to 65535`,
      ]);
    },
  );

  it('knows two journals', () => {
    expect(loadConfig({ JOURNAL: 'memory' }).JOURNAL).toBe('memory');
    expect(problemsOf({ JOURNAL: 'x' })).toEqual(['JOURNAL is "x"; allowed: embedded, memory']);
  });

  it.each([
    ['AUTH', 'on', 'off'],
    ['LEDGER', 'on', 'off'],
  ])('refuses %s=%s as not available yet', (key, value, allowed) => {
    expect(problemsOf({ [key]: value })).toEqual([
      `${key} is "${value}", which is not available in this version; allowed: ${allowed}`,
    ]);
    expect(problemsOf({ [key]: 'x' })).toEqual([`${key} is "x"; allowed: ${allowed}`]);
  });

  it.each([
    ['HOST', 'a host'],
    ['LOG_LEVEL', 'verbose'],
    ['CORS_ORIGIN', 'example.org'],
    ['BODY_LIMIT', '10'],
    ['REQUEST_TIMEOUT_MS', '0'],
    ['INBOX_CAPACITY', '0'],
    ['MAX_SOCKETS', '0'],
    ['PUSHES_PER_ACCOUNT', '0'],
    ['PUSHES_KEPT', '-1'],
    ['SHUTDOWN_TIMEOUT_MS', 'soon'],
    ['CLIENT_ORDER_ID_WINDOW', '0'],
    ['CLIENT_ORDER_ID_WINDOW', '1000001'],
  ])('refuses %s=%s by name', (key, value) => {
    const [problem] = problemsOf({ [key]: value });
    expect(problem).toMatch(new RegExp(`^${key} is "${value}"; allowed: .+`));
  });

  it('names every bad key in one message', () => {
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(
      /^The configuration is not valid:\n {2}- PORT is "x".*\n {2}- LOG_LEVEL is "y"/,
    );
  });
});

describe('readConfig', () => {
  const home = process.cwd();
  const before = { ...process.env };

  afterEach(() => {
    process.chdir(home);
    process.env = { ...before };
  });

  it('reads .env of the working directory; the real environment wins', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(directory, '.env'), 'PORT=4001\nMAX_SOCKETS=7\n');
    process.chdir(directory);
    process.env.PORT = '4002';
    expect(await readConfig()).toMatchObject({ PORT: 4002, MAX_SOCKETS: 7 });
  });

  it('refuses a bad environment', async () => {
    process.env.PORT = 'x';
    await expect(readConfig()).rejects.toThrow(ConfigurationError);
  });

  it('is injectable as one value', async () => {
    const config = loadConfig({ PORT: '1234' });
    const module = await Test.createTestingModule({ imports: [AppConfigModule.of(config)] });
    expect((await module.compile()).get(AppConfig)).toBe(config);
  });
});

/** The simulator as a process, against the service as a process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createNodeClient } from '@matching-engine/client/node';
import { ServiceProcess } from '../support/e2e-process';

const DIST = join(__dirname, '../../simulator/dist');
const STATISTICS = /^sent \d+\/s {2}done \d+\/s .* open \d+ .*BTC-USDT/m;

/** A program of the simulator, and what it prints. */
class Program {
  output = '';
  readonly child;
  readonly exit: Promise<number | null>;

  constructor(file: string, env: Record<string, string>) {
    const options = { env: { PATH: process.env.PATH ?? '', SEED: '1', RATE: '100', ...env } };
    this.child = spawn(process.execPath, [join(DIST, file)], options);
    this.child.stdout.on('data', (data: Buffer) => (this.output += data.toString()));
    this.child.stderr.on('data', (data: Buffer) => (this.output += data.toString()));
    this.exit = once(this.child, 'exit').then(([code]) => code as number | null);
  }

  async prints(pattern: RegExp): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!pattern.test(this.output)) {
      if (Date.now() > deadline || this.child.exitCode !== null) throw new Error(this.output);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('the simulator', () => {
  let service: ServiceProcess;
  let url: string;

  beforeAll(async () => {
    service = ServiceProcess.spawn({ LOG_LEVEL: 'silent' });
    url = await service.listening();
  });

  afterAll(() => service.kill());

  test('trades, tells how, and leaves nothing behind on Ctrl-C', async () => {
    const program = new Program('main.js', { URL: url });
    await program.prints(STATISTICS);
    const { rest } = createNodeClient({ url });
    const { orders } = await rest.orders({ status: 'open' });
    expect(orders.length).toBeGreaterThan(0);
    expect(new Set(orders.map(({ symbol }) => symbol)).size).toBeGreaterThan(1);
    expect(orders.every(({ accountId }) => accountId?.startsWith('sim-'))).toBe(true);
    program.child.kill('SIGINT');
    expect(await program.exit).toBe(0);
    expect(program.output).toMatch(/\d+ requests and \d+ trades in/);
    expect((await rest.orders({ status: 'open' })).orders).toEqual([]);
  });

  test('keeps to one instrument, to its time and to its bound of orders', async () => {
    const env = { URL: url, SYMBOLS: 'ETH-USDT', DURATION: '3', MAX_OPEN: '2', TRADERS: '1' };
    const program = new Program('main.js', env);
    // A side may be empty at the moment: so few orders are open.
    await program.prints(/ETH-USDT [-\d]/);
    const { rest } = createNodeClient({ url });
    const { orders } = await rest.orders({ status: 'open' });
    expect(orders.filter(({ symbol }) => symbol !== 'ETH-USDT')).toEqual([]);
    expect(orders.length).toBeLessThanOrEqual(4 * 2);
    expect(await program.exit).toBe(0);
  });

  test('refuses machines of others, and says what is wrong', async () => {
    const program = new Program('main.js', { URL: 'http://192.0.2.1' });
    expect(await program.exit).toBe(2);
    expect(program.output).toContain('not this machine');
    const unlisted = new Program('main.js', { URL: url, SYMBOLS: 'NO-SUCH' });
    expect(await unlisted.exit).toBe(1);
    expect(unlisted.output).toContain('no instrument "NO-SUCH" is listed');
  });
});

test('the demo starts the service, trades on it, and stops both on Ctrl-C', async () => {
  const program = new Program('demo.js', { PORT: '0' });
  await program.prints(STATISTICS);
  const [, page] = /page +(http:\S+)/.exec(program.output) ?? [];
  expect((await fetch(`${page}docs`)).status).toBe(200);
  program.child.kill('SIGINT');
  expect(await program.exit).toBe(0);
  await expect(fetch(page)).rejects.toThrow('fetch failed');
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Environment } from './settings.js';

/** As the service is started; see docs/adr/0009, 0018 and 0022. */
const FLAGS = [
  '--max-inlined-bytecode-size-cumulative=4000',
  '--no-allocation-site-pretenuring',
  '--max-valid-polymorphic-map-count=12',
] as const;
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const LISTENING = /^listening on (\S+)/m;

/** The built service in a process of its own, which leaves nothing on disk unless told so. */
export class DemoService {
  /** Its exit code, once it has ended. */
  readonly exit: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    this.exit = once(child, 'exit').then(([code]) => code as number | null);
    process.once('exit', () => child.kill('SIGKILL'));
  }

  /** Resolves when it listens: on `PORT`, else on 3000, else on any free port. */
  static async start(env: Environment): Promise<DemoService> {
    const port = env.PORT ?? ((await isFree(3000)) ? '3000' : '0');
    const own = { JOURNAL: 'memory', LOG_LEVEL: 'warn', ...env, PORT: port };
    // A group of its own: Ctrl-C reaches the simulation first, which then stops the service.
    const child = spawn(process.execPath, [...FLAGS, MAIN], {
      env: own as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    return new DemoService(child, await addressOf(child));
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exit;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (data: Buffer) => (text += data.toString()));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the service did not start (exit code ${code})`);
  });
  while (!LISTENING.test(text)) {
    await Promise.race([ended, once(child.stdout as NodeJS.ReadableStream, 'data')]);
  }
  ended.catch(() => undefined);
  return LISTENING.exec(text)?.[1] as string;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  const result = await free;
  if (result) await new Promise((resolve) => server.close(resolve));
  return result;
}

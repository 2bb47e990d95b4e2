import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../dist/main.js');
/** Beside other load a start can take long; a run of many kills must not end by that. */
const START_MS = 60_000;

/** How a process of the service ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built service as a process of its own. */
export class ServiceProcess {
  stdout = '';
  stderr = '';
  private isKilled = false;
  readonly exit: Promise<Exit>;

  private constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (data: Buffer) => (this.stdout += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (this.stderr += data.toString()));
    this.exit = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Exit);
  }

  /** Starts the build with no environment but this; nothing is read from a `.env` file. */
  static spawn(env: Readonly<Record<string, string>> = {}): ServiceProcess {
    if (!existsSync(MAIN)) throw new Error('dist/main.js is missing: run "npm run build" first');
    const path = process.env.PATH ?? '';
    return new ServiceProcess(
      spawn(process.execPath, [MAIN], {
        cwd: tmpdir(),
        env: { PATH: path, PORT: '0', JOURNAL: 'memory', ...env },
      }),
    );
  }

  /** As `spawn`, but no file of the service can grow beyond this size, as on a full disk. */
  static spawnOnSmallDisk(
    kibibytes: number,
    env: Readonly<Record<string, string>>,
  ): ServiceProcess {
    const script = `ulimit -f ${kibibytes}; exec "$0" "$1"`;
    const options = { cwd: tmpdir(), env: { PATH: process.env.PATH ?? '', PORT: '0', ...env } };
    return new ServiceProcess(spawn('bash', ['-c', script, process.execPath, MAIN], options));
  }

  /** Resolves with the address it says that it listens on. */
  async listening(): Promise<string> {
    const deadline = Date.now() + START_MS;
    while (!this.stdout.includes('\n') && this.child.exitCode === null) {
      if (Date.now() > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const [, url] = /^listening on (http:\/\/\S+)\n/.exec(this.stdout) ?? [];
    if (url === undefined) throw new Error(`not listening: ${this.stdout}${this.stderr}`);
    return url;
  }

  /** @throws once the process has ended without being killed, with what it said */
  async endedByItself(): Promise<never> {
    const { code, signal } = await this.exit;
    if (this.isKilled) return new Promise(() => undefined);
    const how = `the service ended by itself: code ${code}, signal ${signal}`;
    throw new Error(`${how}\n${this.stdout}${this.stderr}`);
  }

  /** Ends the process whatever it does. */
  async kill(): Promise<void> {
    this.isKilled = true;
    this.child.kill('SIGKILL');
    await this.exit;
  }
}

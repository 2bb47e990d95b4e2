/** A server in a process of its own, on a free port, with its CPU time readable. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Clock ticks a second of /proc/PID/stat on Linux. */
const CLOCK_TICKS = 100;
const SERVICE = 'dist/main.js';
/** The flags of the start script; see docs/adr/0009, 0018 and 0022. */
const FLAGS = [
  '--max-inlined-bytecode-size-cumulative=4000',
  '--no-allocation-site-pretenuring',
  '--max-valid-polymorphic-map-count=12',
] as const;
const START_TIMEOUT_MS = 20_000;

export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** Starts the built service as `npm start` does, with its journal in memory unless told. */
  static service(env: Record<string, string>): Promise<ServerProcess> {
    return ServerProcess.start(SERVICE, env, FLAGS);
  }

  /** Starts a script that prints a line ending in `:PORT` once it listens. */
  static start(
    script: string,
    env: Record<string, string>,
    flags: readonly string[] = [],
  ): Promise<ServerProcess> {
    const child = spawn(process.execPath, [...flags, script], {
      env: { ...process.env, JOURNAL: 'memory', ...env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${script} did not start`)),
        START_TIMEOUT_MS,
      );
      child.once('exit', (code) => reject(new Error(`${script} exited with ${code}`)));
      child.stdout.on('data', (text: Buffer) => {
        const port = /:(\d+)\s*$/.exec(text.toString());
        if (port === null) return;
        clearTimeout(timer);
        resolve(new ServerProcess(child, Number(port[1])));
      });
    });
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** User and system time so far, in microseconds. */
  cpuMicros(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS) * 1e6;
  }

  stop(): void {
    this.child.removeAllListeners('exit');
    this.child.kill('SIGTERM');
  }
}

/** A copy of the core and its tests in a folder of its own, where mutants can be tried. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { occurrences, type Mutant } from './mutant';

const COPIED = ['src/core', 'docs', 'test', 'jest.config.cjs', 'package.json', 'tsconfig.json'];
const TIME_LIMIT = 300_000;

/** Test files that jest is asked for, in turn. */
export interface Suite {
  readonly name: string;
  readonly jest: readonly string[];
}

export const SUITES: readonly Suite[] = [
  { name: 'scenarios', jest: ['test/scenarios'] },
  { name: 'rulebook', jest: ['test/architecture/docs-rulebook'] },
  { name: 'unit', jest: ['src/core'] },
  { name: 'differential', jest: ['test/properties/differential', '-t', 'many short runs'] },
];

export class Workshop {
  private readonly folder = mkdtempSync(join(tmpdir(), 'mutants-'));

  constructor(private readonly root: string) {
    for (const path of COPIED) {
      cpSync(join(root, path), join(this.folder, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Whether the mutant still fits the core. */
  fits({ file, search }: Mutant): boolean {
    return occurrences(this.original(file), search) === 1;
  }

  /** The suite that fails with the mutant, and the test file that did; null when none fails. */
  try({ file, search, replacement }: Mutant): string | null {
    const path = join(this.folder, 'src/core', file);
    const text = this.original(file);
    writeFileSync(
      path,
      text.replace(search, () => replacement),
    );
    try {
      return this.firstFailure();
    } finally {
      writeFileSync(path, text);
    }
  }

  /** The same for the core as it is. */
  firstFailure(): string | null {
    for (const suite of SUITES) {
      const failure = this.run(suite);
      if (failure !== null) return failure;
    }
    return null;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run({ name, jest }: Suite): string | null {
    const program = join(this.root, 'node_modules/jest/bin/jest.js');
    const options = ['--bail', '--silent', '--runInBand', ...jest];
    const { status, stderr } = spawnSync(process.execPath, [program, ...options], {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: TIME_LIMIT,
      killSignal: 'SIGKILL',
    });
    if (status === 0) return null;
    if (status === null) return `${name}: no end within ${TIME_LIMIT / 1000} s`;
    const [, file = 'no test file'] = stderr.match(/^FAIL (\S+)/m) ?? [];
    return `${name}: ${file}`;
  }

  private original(file: string): string {
    return readFileSync(join(this.folder, 'src/core', file), 'utf8');
  }
}

/** Runs dependency-cruiser with the project's rules over the sources of a root. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '..', '..', '..');
const CLI = join(REPOSITORY, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const CONFIG = join(REPOSITORY, '.dependency-cruiser.cjs');

export interface ImportViolation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

interface CruiseResult {
  readonly summary: {
    readonly totalCruised: number;
    readonly ruleSetUsed: { readonly forbidden: readonly { name: string }[] };
    readonly violations: readonly { from: string; to: string; rule: { name: string } }[];
  };
}

export interface Cruise {
  readonly files: number;
  readonly rules: readonly string[];
  readonly violations: readonly ImportViolation[];
}

export function cruise(root: string): Cruise {
  const args = [CLI, '--config', CONFIG, '--output-type', 'json', 'src', 'web/src'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${stderr}${stdout}`);
  const { summary } = JSON.parse(stdout) as CruiseResult;
  return {
    files: summary.totalCruised,
    rules: summary.ruleSetUsed.forbidden.map((rule) => rule.name),
    violations: summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to })),
  };
}

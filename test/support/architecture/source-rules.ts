/** Rules that a look at the text of a file can hold. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

export interface SourceViolation {
  readonly rule: 'file-budget' | 'no-barrels' | 'kebab-case' | 'pure-core';
  readonly file: string;
  readonly detail: string;
}

const FOLDERS = ['src', 'test', 'bench', 'web/src'];
const HARD_LINES = 400;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/;
/** A clock, a die or the outside world: what a deterministic core must not touch. */
const IMPURE = [
  /\bDate\b/,
  /\bMath\.random\b/,
  /\bprocess\b/,
  /\bperformance\b/,
  /\bcrypto\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bqueueMicrotask\b/,
  /\brequire\(/,
  /\bimport\(/,
  /['"]node:/,
];

export function checkSources(root: string): { files: number; violations: SourceViolation[] } {
  const files = FOLDERS.flatMap((folder) => typescriptFiles(join(root, folder)));
  const violations = files.flatMap((file) =>
    checkFile(relative(root, file), readFileSync(file, 'utf8')),
  );
  return { files: files.length, violations };
}

function checkFile(file: string, text: string): SourceViolation[] {
  const violations: SourceViolation[] = [];
  const lines = text.split('\n').length - 1;
  if (lines > HARD_LINES) violations.push({ rule: 'file-budget', file, detail: `${lines} lines` });
  const name = basename(file);
  if (name === 'index.ts') violations.push({ rule: 'no-barrels', file, detail: name });
  if (!KEBAB_CASE.test(name)) violations.push({ rule: 'kebab-case', file, detail: name });
  return [...violations, ...impurities(file, text)];
}

function impurities(file: string, text: string): SourceViolation[] {
  if (!file.startsWith(join('src', 'core')) || file.endsWith('.spec.ts')) return [];
  const code = withoutComments(text);
  const found = IMPURE.map((pattern) => pattern.exec(code)?.[0]).filter((hit) => hit !== undefined);
  return found.map((detail) => ({ rule: 'pure-core', file, detail }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

function typescriptFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** What the sources of a workspace import, by the look of their text. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** File of the workspace → what it imports: its own files by their names, others by their specifier. */
export type Imports = ReadonlyMap<string, readonly string[]>;

const SPECIFIER = /^(?:import|export)\b[^'"]*?\bfrom '([^']+)'|^import '([^']+)'/gm;

export function importsOf(folder: string): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  return new Map(sources.map((file) => [file, specifiersOf(folder, file)]));
}

function specifiersOf(folder: string, file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const found = [...text.matchAll(SPECIFIER)].map(([, from, bare]) => from ?? bare);
  return found.map((specifier) => {
    if (!specifier.startsWith('.')) return specifier;
    const target = join(folder, dirname(file), specifier.replace(/\.js$/, '.ts'));
    return relative(folder, target);
  });
}

/** A chain of files that import each other in a circle, if there is one. */
export function findCycle(imports: Imports): readonly string[] | undefined {
  const finished = new Set<string>();
  const visit = (file: string, chain: readonly string[]): readonly string[] | undefined => {
    if (chain.includes(file)) return [...chain, file];
    if (finished.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const cycle = visit(next, [...chain, file]);
      if (cycle !== undefined) return cycle;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

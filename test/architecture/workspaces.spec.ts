/** The client package runs in browsers and depends on nothing; the simulator on the client alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSources } from '../support/architecture/source-rules';
import { findCycle, importsOf } from '../support/architecture/workspace-imports';

const ROOT = join(__dirname, '../..');

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
}

function manifestOf(workspace: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8')) as Manifest;
}

/** Foreign specifiers, each with the files that import it. */
function foreignImports(workspace: string): Record<string, string[]> {
  const imports = importsOf(join(ROOT, workspace, 'src'));
  const foreign: Record<string, string[]> = {};
  for (const [file, specifiers] of imports) {
    for (const specifier of specifiers.filter((name) => !imports.has(name))) {
      (foreign[specifier] ??= []).push(file);
    }
  }
  return foreign;
}

describe.each(['clients/typescript', 'simulator'])('the workspace %s', (workspace) => {
  test('keeps the budgets of the sources', () => {
    const { files, violations } = checkSources(join(ROOT, workspace));
    expect(files).toBeGreaterThan(10);
    expect(violations.filter(({ file }) => file !== 'src/generated.ts')).toEqual([]);
  });

  test('imports in no circle', () => {
    expect(findCycle(importsOf(join(ROOT, workspace, 'src')))).toBeUndefined();
  });
});

test('a circle is found', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(findCycle(imports)).toEqual(['a', 'b', 'c', 'b']);
});

test('the client imports nothing from outside, but the sockets of its entry for Node', () => {
  expect(foreignImports('clients/typescript')).toEqual({ ws: ['node.ts'] });
  expect(manifestOf('clients/typescript').dependencies).toBeUndefined();
});

test('the simulator knows the service by the client alone', () => {
  const foreign = Object.keys(foreignImports('simulator'));
  const packages = foreign.filter((name) => !name.startsWith('node:'));
  expect(packages.sort()).toEqual(['@matching-engine/client', '@matching-engine/client/node']);
});

test('the client offers its entries with their types', () => {
  const { exports } = manifestOf('clients/typescript');
  expect(exports['.'].types).toBe('./dist/client.d.ts');
  expect(exports['./node'].default).toBe('./dist/node.js');
});

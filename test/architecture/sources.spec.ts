/** Budgets, names and the purity of the core. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeBrokenProject } from '../support/architecture/broken-project';
import { checkSources } from '../support/architecture/source-rules';

test('the sources keep their budgets, and the core is pure', () => {
  const { files, violations } = checkSources(join(__dirname, '..', '..'));
  expect(files).toBeGreaterThan(60);
  expect(violations).toEqual([]);
});

test('a project that breaks the rules is caught', () => {
  const root = writeBrokenProject();
  const { violations } = checkSources(root);
  rmSync(root, { recursive: true });
  const found = violations.map(({ rule, file, detail }) => `${rule} ${file}: ${detail}`).sort();
  expect(found).toEqual([
    'file-budget src/orders/long.ts: 401 lines',
    'kebab-case src/orders/OrderBook.ts: OrderBook.ts',
    'kebab-case web/src/view/OrderForm.tsx: OrderForm.tsx',
    'no-barrels src/orders/index.ts: index.ts',
    "pure-core src/core/engine/c.ts: 'node:",
    'pure-core src/core/engine/clock.ts: Date',
    'pure-core src/core/engine/dice.ts: Math.random',
    "pure-core src/core/engine/disk.ts: 'node:",
    'pure-core src/core/engine/disk.ts: process',
  ]);
});

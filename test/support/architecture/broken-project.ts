/** Writes a small project that breaks every rule of the architecture, to prove that each bites. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Rule → the file that breaks it and the file or package it wrongly imports. */
const BROKEN_IMPORTS: Readonly<Record<string, readonly [string, string]>> = {
  'core-imports-no-later-layer': ['src/core/types/a.ts', 'src/codec/a.ts'],
  'codec-imports-no-later-layer': ['src/codec/b.ts', 'src/journal/a.ts'],
  'journal-imports-no-later-layer': ['src/journal/b.ts', 'src/matching-engine/a.ts'],
  'matching-engine-imports-no-later-layer': ['src/matching-engine/b.ts', 'src/instruments/a.ts'],
  'instruments-imports-no-later-layer': ['src/instruments/b.ts', 'src/accounts/a.ts'],
  'history-imports-no-later-layer': ['src/history/b.ts', 'src/accounts/a.ts'],
  'accounts-imports-no-later-layer': ['src/accounts/b.ts', 'src/orders/a.ts'],
  'orders-market-data-trades-statistics-imports-no-later-layer': [
    'src/trades/b.ts',
    'src/admin/a.ts',
  ],
  'core-types-imports-no-later-layer': ['src/core/types/b.ts', 'src/core/instrument/a.ts'],
  'core-instrument-imports-no-later-layer': ['src/core/instrument/b.ts', 'src/core/events/a.ts'],
  'core-commands-events-imports-no-later-layer': ['src/core/commands/b.ts', 'src/core/book/a.ts'],
  'core-ledger-book-imports-no-later-layer': ['src/core/book/b.ts', 'src/core/matching/a.ts'],
  'core-matching-imports-no-later-layer': ['src/core/matching/b.ts', 'src/core/engine/a.ts'],
  'nothing-imports-the-app': ['src/admin/b.ts', 'src/main.ts'],
  'features-never-meet': ['src/orders/b.ts', 'src/trades/a.ts'],
  'streaming-knows-no-feature': ['src/streaming/b.ts', 'src/orders/a.ts'],
  'common-knows-no-feature': ['src/common/b.ts', 'src/orders/a.ts'],
  'core-imports-only-sorted-btree': ['src/core/engine/c.ts', 'node:fs'],
  'sorted-btree-in-one-file': ['src/core/book/c.ts', 'sorted-btree'],
  'decimal-in-one-file': ['src/orders/c.ts', 'decimal.js'],
  'sources-know-no-tests': ['src/orders/d.ts', 'test/support/a.ts'],
  'no-cycles': ['src/admin/c.ts', 'src/admin/d.ts'],
};

const BROKEN_SOURCES: Readonly<Record<string, string>> = {
  'src/core/engine/clock.ts': 'export const now = () => Date.now();\n',
  'src/core/engine/dice.ts': 'export const draw = () => Math.random();\n',
  'src/core/engine/disk.ts': "import 'node:fs';\nexport const home = process.cwd();\n",
  'src/orders/index.ts': "export * from './a';\n",
  'src/orders/OrderBook.ts': 'export {};\n',
  'src/orders/long.ts': 'export {};\n'.repeat(401),
  'src/admin/d.ts': "import './c';\n",
};

export const BROKEN_RULES = Object.keys(BROKEN_IMPORTS);

/** Where the project stands; the caller removes it. */
export function writeBrokenProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'broken-project-'));
  for (const [from, to] of Object.values(BROKEN_IMPORTS)) {
    if (to.endsWith('.ts')) write(root, to, 'export {};\n');
    write(root, from, `import '${to.endsWith('.ts') ? pathTo(from, to) : to}';\n`);
  }
  for (const [file, text] of Object.entries(BROKEN_SOURCES)) write(root, file, text);
  return root;
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function pathTo(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to.replace(/\.ts$/, '');
}

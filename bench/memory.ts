/**
 * Memory of the core: `npm run bench:memory`. Bytes a resting order costs, and whether memory
 * stays flat over OPS operations. Each part runs in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { measureRestingOrders } from './memory/resting-orders';
import { watchSteadyBook } from './memory/steady-book';
import { row } from './support/table';

const OPERATIONS = Number(process.env.OPS ?? 20_000_000);

const parts = {
  plain: () => measureRestingOrders(false),
  named: () => measureRestingOrders(true),
  steady: () => watchSteadyBook(OPERATIONS),
};

function run(part: keyof typeof parts): void {
  execFileSync(process.execPath, ['--expose-gc', __filename, part], { stdio: 'inherit' });
}

function main(): void {
  console.log(`node ${process.version}: bytes a resting order, 1,000,000 of them`);
  console.log('named: 10,000 accounts, client order ids of 36 characters\n');
  row(['', 'heap', 'buffers', 'held', 'rss']);
  run('plain');
  run('named');
  console.log(`\n${OPERATIONS} operations in a book of 10,000 orders`);
  run('steady');
}

const part = process.argv[2] as keyof typeof parts | undefined;
if (part === undefined) main();
else parts[part]();

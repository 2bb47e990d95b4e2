/** `npm run bench:recovery`: replay of journals, and snapshots of a million resting orders. */
import { execFileSync } from 'node:child_process';
import { measureMillion, measureStarts } from './recovery/million-orders';
import { measureReplay } from './recovery/replay-rates';

const PARTS: Readonly<Record<string, (directory: string) => Promise<void>>> = {
  replay: measureReplay,
  snapshot: () => measureMillion((directory) => run('starts', directory)),
  starts: measureStarts,
};

/** Each part in a process of its own, so that none inherits the memory of another. */
function run(part: string, directory = ''): void {
  const args = [...process.execArgv, __filename, part, directory];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}

async function main(): Promise<void> {
  const [part, directory] = process.argv.slice(2);
  if (part !== undefined) return PARTS[part](directory);
  run('replay');
  run('snapshot');
}

void main();

/** `npm run bench:recovery`: replay of journals, and snapshots of a million resting orders. */
import { execFileSync } from 'node:child_process';
import { measureMillion, measureStarts } from './recovery/million-orders';
import { flowNames, measureReplay } from './recovery/replay-rates';

const PARTS: Readonly<Record<string, (argument: string) => Promise<void>>> = {
  replay: measureReplay,
  snapshot: () => measureMillion((directory) => run('starts', directory)),
  starts: measureStarts,
};

/** Each part in a process of its own, as a start is: none inherits memory or code of another. */
function run(part: string, argument = ''): void {
  const args = [...process.execArgv, __filename, part, argument];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}

async function main(): Promise<void> {
  const [part, argument] = process.argv.slice(2);
  if (part !== undefined) return PARTS[part](argument);
  for (const flow of flowNames()) run('replay', flow);
  run('snapshot');
}

void main();

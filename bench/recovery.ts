/** `npm run bench:recovery`: replay of journals, and snapshots of a million resting orders. */
import { execFileSync } from 'node:child_process';
import { measureMillion } from './recovery/million-orders';
import { measureReplay } from './recovery/replay-rates';

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  replay: measureReplay,
  snapshot: measureMillion,
};

/** Each part in a process of its own, so that none inherits the memory of another. */
async function main(): Promise<void> {
  const [part] = process.argv.slice(2);
  if (part !== undefined) return PARTS[part]();
  for (const name of Object.keys(PARTS)) {
    const args = [...process.execArgv, __filename, name];
    execFileSync(process.execPath, args, { stdio: 'inherit' });
  }
}

void main();

/**
 * Tries every mutant: `npm run test:mutants`, or only those with a word in their name:
 * `npm run test:mutants -- fok`. Fails when a mutant survives or no longer fits the core.
 */
import type { Mutant } from './mutant';
import { MUTANTS } from './mutants';
import { Workshop } from './workshop';

function main(): void {
  const [word = ''] = process.argv.slice(2);
  const chosen = MUTANTS.filter(({ name }) => name.includes(word));
  const workshop = new Workshop(process.cwd());
  try {
    const failure = workshop.firstFailure();
    if (failure !== null) throw new Error(`the core fails without any mutant: ${failure}`);
    const survivors = chosen.filter((mutant) => !isKilled(mutant, workshop));
    print(`${chosen.length - survivors.length} of ${chosen.length} mutants killed`);
    if (survivors.length > 0) process.exitCode = 1;
  } finally {
    workshop.close();
  }
}

function isKilled(mutant: Mutant, workshop: Workshop): boolean {
  const started = Date.now();
  const killer = workshop.fits(mutant) ? workshop.try(mutant) : null;
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(3);
  const verdict = killer !== null ? 'killed  ' : workshop.fits(mutant) ? 'SURVIVED' : 'MISFIT  ';
  const columns = [verdict, `${seconds} s`, mutant.rule.padEnd(3), mutant.name.padEnd(32)];
  print(`${columns.join('  ')}  ${killer ?? mutant.mistake}`);
  return killer !== null;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();

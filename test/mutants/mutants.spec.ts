/** The mutants still fit the core. Whether the tests kill them is for `npm run test:mutants`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { occurrences } from './mutant';
import { MUTANTS } from './mutants';

const CORE = join(__dirname, '../../src/core');

test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))(
  'mutant "%s" changes exactly one place',
  (_, { file, search, replacement }) => {
    expect(occurrences(readFileSync(join(CORE, file), 'utf8'), search)).toBe(1);
    expect(replacement).not.toBe(search);
  },
);

test('every mutant has a name of its own', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
});

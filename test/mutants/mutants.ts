/** All mutants, in the order they are tried. */
import { MATCHING_MUTANTS } from './matching-mutants';
import type { Mutant } from './mutant';
import { STATE_MUTANTS } from './state-mutants';
import { WAITING_MUTANTS } from './waiting-mutants';

export const MUTANTS: readonly Mutant[] = [
  ...MATCHING_MUTANTS,
  ...WAITING_MUTANTS,
  ...STATE_MUTANTS,
];

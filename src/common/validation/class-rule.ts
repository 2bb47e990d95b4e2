import type { FieldProblem } from '../problem/problem-error';
import type { RequestClass } from './request-schema';

/** The fields of a request as they came; any of them may be malformed. */
export type GivenFields = Readonly<Record<string, unknown>>;

/**
 * Tells which fields contradict each other. It is also asked about requests with malformed fields,
 * so that everything is told at once; it leaves those fields to the others' messages.
 */
export type ClassRule = (given: GivenFields) => readonly FieldProblem[];

const rules = new WeakMap<RequestClass, ClassRule>();

/** Validates the fields of a request class together, after each of them by itself. */
export function CheckedBy(rule: ClassRule): ClassDecorator {
  return (target) => {
    rules.set(target as unknown as RequestClass, rule);
  };
}

/** What the rule of a request class says, if it has one. */
export function contradictions(target: RequestClass, given: object): readonly FieldProblem[] {
  return rules.get(target)?.(given as GivenFields) ?? [];
}

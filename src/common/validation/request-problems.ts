import type { ErrorObject } from 'ajv';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { invalidRequest, ProblemError } from '../problem/problem-error';
import { contradictions } from './class-rule';
import type { JsonSchema } from './field';
import type { RequestClass } from './request-schema';

const MAX_PROBLEMS = 20;
const MAX_ENTRIES = 1001;
const MAX_NAME = 64;

export interface Refusal {
  readonly target: RequestClass;
  readonly schema: JsonSchema;
  readonly errors: readonly ErrorObject[];
  /** What a property is called: a field, a query parameter. */
  readonly noun: string;
}

/**
 * Explains, in the words of the class's decorators, why the compiled schema refused an input.
 * Never returns "nothing wrong": what only the schema refuses is told in the schema's words.
 */
export function explain(input: unknown, refusal: Refusal): ProblemError {
  if (!isObject(input)) return notAnObject(input);
  const found = fieldProblems(input, refusal);
  if (found.size === 0) refusal.errors.forEach((error) => found.set(...schemaProblem(error)));
  const errors = [...found].slice(0, MAX_PROBLEMS);
  return invalidRequest(errors.map(([field, message]) => ({ field, message })));
}

/** What the class refuses, and unknown properties: message by dotted path. */
export function fieldProblems(input: object, refusal: Refusal): Map<string, string> {
  const { target, schema, noun } = refusal;
  const found = new Map<string, string>();
  const known = knownPart(schema, input, (path) => {
    if (found.size < MAX_PROBLEMS) found.set(path, `${path} is not a known ${noun}`);
  });
  collect(validateSync(plainToInstance(target, known as object)), '', found);
  for (const { field, message } of contradictions(target, known as object)) {
    if (!found.has(field)) found.set(field, message);
  }
  return found;
}

type Unknown = (path: string) => void;

/**
 * A copy with known properties only, as deep as the schema is and lists cut short, so that
 * explaining hostile input costs neither stack nor time.
 */
function knownPart(schema: JsonSchema, value: unknown, unknown: Unknown, path = ''): unknown {
  if (Array.isArray(value)) {
    const { items, properties } = schema;
    if (properties !== undefined) return 'an array';
    const entries = value.slice(0, MAX_ENTRIES);
    if (items === undefined) return entries.fill(null);
    return entries.map((entry, index) => knownPart(items, entry, unknown, join(path, index)));
  }
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  if (schema.properties === undefined) return copy;
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(schema.properties, key)) unknown(join(path, key.slice(0, MAX_NAME)));
    else copy[key] = knownPart(schema.properties[key], value[key], unknown, join(path, key));
  }
  return copy;
}

function collect(errors: readonly ValidationError[], path: string, found: Map<string, string>) {
  for (const { property, constraints, children } of errors) {
    const field = join(path, property);
    const [message] = Object.values(constraints ?? {});
    if (message !== undefined && !found.has(field)) found.set(field, withPath(message, field));
    collect(children ?? [], field, found);
  }
}

/** Messages begin with the property's own name; nested ones get the whole path instead. */
function withPath(message: string, field: string): string {
  const name = field.slice(field.lastIndexOf('.') + 1);
  // What is wrong with an entry of a list itself is that it is no object.
  if (/^\d+$/.test(name)) return `${field} must be an object`;
  return message.startsWith(`${name} `) ? `${field}${message.slice(name.length)}` : message;
}

function schemaProblem({ instancePath, message }: ErrorObject): [string, string] {
  const field = instancePath.slice(1).replaceAll('/', '.') || 'body';
  return [field, `${field} ${message ?? 'is not valid'}`];
}

function notAnObject(input: unknown): ProblemError {
  const kind = Array.isArray(input) ? 'an array' : input === null ? 'null' : `a ${typeof input}`;
  const found = input === undefined ? 'it is missing' : `it is ${kind}`;
  const message = `the request must be a JSON object, but ${found}`;
  return new ProblemError('invalid_request', `T${message.slice(1)}.`, {
    errors: [{ field: 'body', message }],
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string | number): string {
  return path === '' ? String(name) : `${path}.${name}`;
}

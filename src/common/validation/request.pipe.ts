import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { invalidRequest } from '../problem/problem-error';
import { textRules } from './query-fields';
import type { RequestClass } from './request-schema';
import { compileValidator, requestValidator } from './request-validator';

type Transform = (value: unknown) => unknown;

const UNTYPED: ReadonlySet<unknown> = new Set([
  undefined,
  Object,
  String,
  Number,
  Boolean,
  Array,
  Buffer,
]);
const NOUNS = { query: 'query parameter', param: 'path parameter' } as const;

/**
 * Validates `@Body()`, `@Query()` and `@Param()` arguments typed by a request class. Bodies are
 * handed on as they came; the text of queries and paths is parsed and completed with defaults.
 * @throws ProblemError `invalid_request`
 * @throws Error for a whole body, query or path without a request class (or `import type` of it)
 */
@Injectable()
export class RequestPipe implements PipeTransform {
  private readonly bodies = new Map<unknown, Transform>();
  private readonly texts = { query: new Map<unknown, Transform>(), param: new Map() };

  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'custom' || (data !== undefined && UNTYPED.has(metatype))) return value;
    if (UNTYPED.has(metatype)) throw new Error(`a ${type} argument has no request class`);
    const target = metatype as RequestClass;
    if (type !== 'query' && type !== 'param') {
      return cached(this.bodies, target, () => requestValidator(target))(value);
    }
    return cached(this.texts[type], target, () => textTransform(target, NOUNS[type]))(value);
  }
}

/**
 * Reads the query string of a socket as a request class, by the same rules as `@Query()`.
 * @throws ProblemError `invalid_request`
 */
export function socketQuery<T>(target: new () => T): (query: URLSearchParams) => T {
  const transform = textTransform(target as RequestClass, NOUNS.query);
  return (query) => {
    const values: Record<string, string | string[]> = Object.create(null);
    for (const name of new Set(query.keys())) {
      const given = query.getAll(name);
      values[name] = given.length === 1 ? given[0] : given;
    }
    return transform(values) as T;
  };
}

/**
 * Reads the JSON `args` of a socket request as the same request class: by the same rules, with the
 * same defaults.
 * @throws ProblemError `invalid_request`
 */
export function argsReader<T>(target: new () => T): (args: object) => T {
  const validate = requestValidator(target as RequestClass);
  const rules = Object.entries(textRules(target.prototype as object));
  const defaults = rules.filter(([, { fallback }]) => fallback !== undefined);
  const fallbacks = Object.fromEntries(defaults.map(([name, { fallback }]) => [name, fallback]));
  return (args) => validate({ ...fallbacks, ...args }) as T;
}

function cached(
  cache: Map<unknown, Transform>,
  target: RequestClass,
  create: () => Transform,
): Transform {
  let transform = cache.get(target);
  if (transform === undefined) cache.set(target, (transform = create()));
  return transform;
}

function textTransform(target: RequestClass, noun: string): Transform {
  const validate = compileValidator(target, noun);
  const rules = textRules(target.prototype as object);
  const defaults = Object.entries(rules).filter(([, { fallback }]) => fallback !== undefined);
  return (value) => {
    const parsed: Record<string, unknown> = Object.create(null);
    for (const [name, { fallback }] of defaults) parsed[name] = fallback;
    for (const [name, text] of Object.entries((value ?? {}) as Record<string, unknown>)) {
      if (Array.isArray(text)) throw repeated(name, noun);
      const parse = Object.hasOwn(rules, name) ? rules[name].parse : undefined;
      parsed[name] = parse === undefined ? text : parse(String(text));
    }
    return validate(parsed);
  };
}

function repeated(name: string, noun: string): Error {
  const field = name.slice(0, 64);
  return invalidRequest([{ field, message: `the ${noun} ${field} must be given only once` }]);
}

import { BooleanField, IntegerField, type IntegerOptions } from './text-fields';
import type { FieldOptions } from './field';

/** How the text of a query or path parameter becomes the value that is validated. */
export interface TextRule {
  readonly parse?: (text: string) => unknown;
  readonly fallback?: unknown;
}

const RULES = Symbol('text rules');

export interface IntegerQueryOptions extends IntegerOptions {
  /** Taken when the parameter is absent. */
  readonly default?: number;
}

/** An integer in the query string. */
export function IntegerQuery(options: IntegerQueryOptions): PropertyDecorator {
  const { default: fallback, ...field } = options;
  const declare = IntegerField({ example: fallback, ...field, optional: optionalWith(options) });
  return withRule(declare, { parse: parseInteger, fallback });
}

export interface BooleanQueryOptions extends FieldOptions {
  readonly default?: boolean;
}

/** `true` or `false` in the query string. */
export function BooleanQuery(options: BooleanQueryOptions): PropertyDecorator {
  const { default: fallback, ...field } = options;
  const declare = BooleanField({ example: fallback, ...field, optional: optionalWith(options) });
  return withRule(declare, { parse: parseBoolean, fallback });
}

/** The rules of a class's parameters by name, inherited ones included. */
export function textRules(target: object): Readonly<Record<string, TextRule>> {
  return (Reflect.getMetadata(RULES, target) as Record<string, TextRule> | undefined) ?? {};
}

function withRule(declare: PropertyDecorator, rule: TextRule): PropertyDecorator {
  return (target, key) => {
    declare(target, key);
    Reflect.defineMetadata(RULES, { ...textRules(target), [key]: rule }, target);
  };
}

function optionalWith(options: { optional?: boolean; default?: unknown }): boolean {
  return options.optional ?? options.default !== undefined;
}

function parseInteger(text: string): unknown {
  return /^-?\d{1,16}$/.test(text) ? Number(text) : text;
}

function parseBoolean(text: string): unknown {
  return text === 'true' || (text === 'false' ? false : text);
}

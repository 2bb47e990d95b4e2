import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { Field, type FieldOptions, mustBe } from './field';
import { objectSchema, type RequestClass } from './request-schema';

/** An object validated by another request class. */
export function NestedField(child: RequestClass, options: FieldOptions): PropertyDecorator {
  return Field(options, {
    validators: [
      IsObject({ message: mustBe('an object') }),
      ValidateNested({ message: mustBe('an object') }),
      Type(() => child) as PropertyDecorator,
    ],
    schema: () => objectSchema(child),
    api: { type: child },
  });
}

export interface ListOptions extends FieldOptions {
  readonly min: number;
  /** At most 1000. */
  readonly max: number;
}

/** A list whose entries are all validated; one bad entry refuses the whole. */
export function ListField(child: RequestClass, options: ListOptions): PropertyDecorator {
  const message = listMessage(options);
  return list(child, options, {
    entryRules: [ValidateNested({ each: true, message }), Type(() => child) as PropertyDecorator],
    schema: () => ({ type: 'array', ...limits(options), items: objectSchema(child) }),
  });
}

/** A list whose entries may be anything: the caller validates each, and answers for each. */
export function UncheckedListField(child: RequestClass, options: ListOptions): PropertyDecorator {
  return list(child, options, {
    entryRules: [],
    schema: () => ({ type: 'array', ...limits(options) }),
  });
}

function list(
  child: RequestClass,
  options: ListOptions,
  rule: { entryRules: PropertyDecorator[]; schema: () => object },
): PropertyDecorator {
  const message = listMessage(options);
  return Field(options, {
    validators: [
      IsArray({ message }),
      ArrayMinSize(options.min, { message }),
      ArrayMaxSize(options.max, { message }),
      ...rule.entryRules,
    ],
    schema: rule.schema,
    api: { type: child, isArray: true, ...limits(options) },
  });
}

function listMessage({ min, max }: ListOptions): ReturnType<typeof mustBe> {
  return mustBe(`a list of ${min} to ${max} objects`);
}

function limits({ min, max }: ListOptions): { minItems: number; maxItems: number } {
  return { minItems: min, maxItems: max };
}

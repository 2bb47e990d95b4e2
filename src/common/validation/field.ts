import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateIf, type ValidationArguments } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** A JSON schema of one property or object, as far as this project writes them. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

export interface FieldOptions {
  /** Meaning and unit, for the API's readers. */
  readonly description: string;
  readonly example?: unknown;
  /** May be left out; null is refused all the same. */
  readonly optional?: boolean;
}

/** One rule in its two forms, which must accept the same values. */
export interface FieldRule {
  readonly validators: readonly PropertyDecorator[];
  readonly schema: JsonSchema | (() => JsonSchema);
  /** What OpenAPI shows instead of the schema. */
  readonly api?: ApiPropertyOptions;
}

/** Binds a rule to a property: validation, JSON schema and OpenAPI from one place. */
export function Field(options: FieldOptions, rule: FieldRule): PropertyDecorator {
  const { description, example, optional = false } = options;
  const { validators, schema } = rule;
  const shown = rule.api ?? (typeof schema === 'function' ? {} : schema);
  const documented = { description, example, required: !optional, ...shown };
  return applyDecorators(
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...validators,
    JSONSchema((typeof schema === 'function' ? schema : { ...schema }) as JsonSchemaArgument),
    ApiProperty(documented as ApiPropertyOptions),
  );
}

type JsonSchemaArgument = Parameters<typeof JSONSchema>[0];

/** A message such as `price must be …` that also tells a missing field and a null. */
export function mustBe(
  expectation: string | ((value: unknown) => string),
): (args: ValidationArguments) => string {
  return ({ property, value }) => {
    const text = typeof expectation === 'string' ? expectation : expectation(value);
    if (value === undefined) return `${property} is required and must be ${text}`;
    if (value === null) return `${property} must not be null: leave it out, or it must be ${text}`;
    return `${property} must be ${text}`;
  };
}

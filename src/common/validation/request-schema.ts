import { targetConstructorToSchema } from 'class-validator-jsonschema';
import type { JsonSchema } from './field';

/** A class whose decorated properties describe a request. */
export type RequestClass<T extends object = object> = new () => T;

/**
 * The JSON schema of a request class; unknown properties are refused.
 * @throws Error when a property's rules would accept anything
 */
export function objectSchema(target: RequestClass): JsonSchema {
  const schema = targetConstructorToSchema(target) as JsonSchema;
  const properties = schema.properties ?? {};
  for (const [name, property] of Object.entries(properties)) {
    if (property.type === undefined) throw new Error(`${target.name}.${name} accepts anything`);
  }
  return { ...schema, type: 'object', properties, additionalProperties: false };
}

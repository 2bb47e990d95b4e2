import type { Json } from './e2e-rest';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema: Schema;
}

interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { value: unknown }>>;
}

export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, Content>> }>>;
}

export interface OpenApi extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** A request as the document shows it. */
export interface ExampleRequest extends Route {
  readonly url: string;
  readonly body: unknown;
}

export function routesOf({ paths }: OpenApi): Route[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

/** Every schema of the document with the place where it stands. */
export function schemasOf(document: OpenApi): [place: string, schema: Schema][] {
  const found: [string, Schema][] = [];
  const visit = (place: string, schema: Schema): void => {
    found.push([place, schema]);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      visit(`${place}.${name}`, property);
    }
    if (schema.items !== undefined) visit(`${place}[]`, schema.items);
    for (const part of [schema.allOf, schema.oneOf, schema.anyOf].flatMap((list) => list ?? [])) {
      visit(`${place}|`, part);
    }
  };
  for (const [name, schema] of Object.entries(document.components.schemas)) visit(name, schema);
  for (const { name, operation } of routesOf(document)) {
    for (const { name: parameter, schema } of operation.parameters ?? []) {
      visit(`${name} ${parameter}`, schema);
    }
    const contents = [operation.requestBody, ...Object.values(operation.responses)];
    for (const content of contents.flatMap((one) => Object.values(one?.content ?? {}))) {
      visit(`${name} content`, content.schema);
    }
  }
  return found;
}

/** The problem codes that a route documents, by the examples of its answers. */
export function problemCodesOf({ operation }: Route): string[] {
  return Object.values(operation.responses).flatMap(({ content }) =>
    Object.keys(content?.['application/problem+json']?.examples ?? {}),
  );
}

/** What a reader who follows the document would send to a route: each example of it. */
export function exampleRequests(document: OpenApi): ExampleRequest[] {
  return routesOf(document).flatMap((route) => {
    const url = exampleUrl(route);
    return exampleBodies(document, route.operation).map(([name, body]) => ({
      ...route,
      name: `${route.name} ${name}`.trim(),
      url,
      body,
    }));
  });
}

function exampleUrl({ path, operation }: Route): string {
  const parameters = operation.parameters ?? [];
  const query = new URLSearchParams();
  let url = path;
  for (const parameter of parameters) {
    const value = parameter.example ?? parameter.schema.example;
    if (value === undefined || value === null) continue;
    if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, String(value));
    else query.set(parameter.name, String(value));
  }
  return query.size === 0 ? url : `${url}?${query.toString()}`;
}

function exampleBodies(document: OpenApi, operation: Operation): [name: string, body: unknown][] {
  const content = operation.requestBody?.content['application/json'];
  if (content === undefined) return [['', undefined]];
  const named = Object.entries(content.examples ?? {});
  if (named.length > 0) return named.map(([name, { value }]) => [name, value]);
  return [['by its schema', content.example ?? exampleOf(document, content.schema)]];
}

function exampleOf(document: OpenApi, schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined) {
    return exampleOf(
      document,
      document.components.schemas[schema.$ref.split('/').at(-1) as string],
    );
  }
  if (schema.items !== undefined) return [exampleOf(document, schema.items)];
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(
    properties.map(([name, property]) => [name, exampleOf(document, property)]),
  );
}

import { Ajv } from 'ajv';
import { limit, stop, submit } from '../support/e2e-orders';
import {
  exampleRequests,
  problemCodesOf,
  routesOf,
  schemasOf,
  type ExampleRequest,
  type OpenApi,
  type Schema,
} from '../support/e2e-openapi';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import { startOnDisk } from '../support/e2e-snapshots';

/** The routes of the contract. */
const ROUTES = [
  'POST /api/v1/orders',
  'GET /api/v1/orders',
  'DELETE /api/v1/orders',
  'POST /api/v1/orders/test',
  'POST /api/v1/orders/cancel',
  'POST /api/v1/orders/batch',
  'GET /api/v1/orders/{orderId}',
  'PATCH /api/v1/orders/{orderId}',
  'DELETE /api/v1/orders/{orderId}',
  'POST /api/v1/orders/lists',
  'GET /api/v1/orders/lists',
  'GET /api/v1/orders/lists/{listId}',
  'DELETE /api/v1/orders/lists/{listId}',
  'GET /api/v1/prevented-matches',
  'GET /api/v1/bbo/{symbol}',
  'GET /api/v1/orderbook/{symbol}',
  'GET /api/v1/trades/{symbol}',
  'GET /api/v1/ticker',
  'GET /api/v1/ticker/{symbol}',
  'GET /api/v1/candles/{symbol}',
  'GET /api/v1/instruments',
  'GET /api/v1/instruments/{symbol}',
  'GET /admin/health/live',
  'GET /admin/health/ready',
  'GET /admin/metrics',
  'POST /admin/instruments',
  'POST /admin/instruments/{symbol}/state',
  'POST /admin/snapshots',
  'GET /admin/snapshots',
];

/** Routes that answer from memory whatever happens, and have no problems of their own. */
const WITHOUT_PROBLEMS = ['/admin/health/live', '/admin/health/ready', '/admin/metrics'];

/** Changes something, but not through a command. */
const WITHOUT_COMMAND = ['POST /admin/snapshots'];

const ORDER_ID = '1';

describe('the OpenAPI document', () => {
  let service: E2eService;
  let document: OpenApi;

  beforeAll(async () => {
    service = await E2eService.start();
    document = (await service.rest.get<OpenApi>('/docs-json')).body;
  });

  afterAll(() => service.close());

  test('is served as JSON and for readers', async () => {
    expect(document.openapi).toMatch(/^3\./);
    const page = await service.rest.get('/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  test('has every route of the contract', () => {
    const names = routesOf(document).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(ROUTES));
  });

  test('describes every property and parameter, with an example', () => {
    const bare: string[] = [];
    const isLink = ({ $ref, items, allOf }: Schema): boolean =>
      $ref !== undefined || allOf !== undefined || items?.$ref !== undefined;
    for (const [place, { properties }] of schemasOf(document)) {
      for (const [name, property] of Object.entries(properties ?? {})) {
        const hasExample = property.example !== undefined || isLink(property);
        const isDescribed = property.description !== undefined || property.$ref !== undefined;
        const isVariant = property.items?.oneOf !== undefined;
        if (!isDescribed || !(hasExample || isVariant)) bare.push(`${place}.${name}`);
      }
    }
    for (const { name, operation } of routesOf(document)) {
      for (const parameter of operation.parameters ?? []) {
        const example = parameter.example ?? parameter.schema.example;
        const isOptionalCount = parameter.schema.type === 'integer' && !parameter.required;
        if (parameter.description === undefined || (example === undefined && !isOptionalCount)) {
          bare.push(`${name} ${parameter.name}`);
        }
      }
    }
    expect(bare).toEqual([]);
  });

  test('has no schema that accepts anything', () => {
    const empty = schemasOf(document).filter(
      ([, { type, $ref, allOf, oneOf, anyOf, enum: values }]) =>
        [type, $ref, allOf, oneOf, anyOf, values].every((part) => part === undefined),
    );
    expect(empty).toEqual([]);
  });

  test('tells the problem codes of every route, and all that commands can meet', () => {
    for (const route of routesOf(document)) {
      if (WITHOUT_PROBLEMS.includes(route.path)) continue;
      const codes = problemCodesOf(route);
      expect([route.name, codes]).toEqual([route.name, expect.arrayContaining(['internal_error'])]);
      if (route.method === 'GET' || WITHOUT_COMMAND.includes(route.name)) continue;
      const ofCommands = ['invalid_request', 'overloaded', 'not_ready', 'journal_unavailable'];
      expect([route.name, codes]).toEqual([route.name, expect.arrayContaining(ofCommands)]);
    }
  });

  test('its documented statuses hold the codes of that status', () => {
    for (const { name, operation } of routesOf(document)) {
      for (const [status, { content }] of Object.entries(operation.responses)) {
        const examples = content?.['application/problem+json']?.examples ?? {};
        for (const [code, { value }] of Object.entries(examples)) {
          const expected = { code, status: Number(status), type: `urn:problem:${code}` };
          expect([name, value]).toEqual([name, expect.objectContaining(expected)]);
        }
      }
    }
  });

  test('every request example is accepted by a fresh server, and answered as documented', async () => {
    const requests = exampleRequests(document);
    expect(requests.length).toBeGreaterThanOrEqual(ROUTES.length);
    let fresh: E2eService | undefined;
    let current = '';
    try {
      for (const request of requests) {
        const { method, path, name } = request;
        // Examples of one route share a server, unless they name an order that must be the first.
        const group = path.includes('{') ? name : `${method} ${path}`;
        if (group !== current) {
          await fresh?.close();
          fresh = path === '/admin/snapshots' ? await startOnDisk() : await E2eService.start();
          current = group;
        }
        await tryExample(fresh as E2eService, request);
      }
    } finally {
      await fresh?.close();
    }
  }, 60_000);

  async function tryExample(fresh: E2eService, request: ExampleRequest): Promise<void> {
    await prepare(fresh, request);
    const { method, url, body } = request;
    const answer =
      body === undefined
        ? await fresh.rest.send(method, url)
        : await fresh.rest.sendJson(method, url, body);
    const isAccepted = answer.status >= 200 && answer.status < 300;
    expect([request.name, isAccepted, answer.body]).toEqual([request.name, true, answer.body]);
    checkAnswer(request, answer);
  }

  /** Enters the order or the list that the example names. */
  async function prepare({ rest }: E2eService, { url, body }: ExampleRequest): Promise<void> {
    const { orderId, triggerPrice } = (body ?? {}) as Json;
    const alice = { accountId: 'alice' };
    if (orderId === ORDER_ID || url.includes(`/orders/${ORDER_ID}`)) {
      const isWaiting = url.includes(`/orders/${ORDER_ID}`) && triggerPrice !== undefined;
      const order = isWaiting ? stop('49000', alice) : limit('buy', '0.5', '50000.00', alice);
      expect((await submit(rest, order)).body.order.orderId).toBe(ORDER_ID);
    }
    if (url.includes(`/lists/${ORDER_ID}`)) {
      const orders = [limit('sell', '1', '55000', alice), stop('49000', alice)];
      const list = await rest.post('/api/v1/orders/lists', { type: 'oco', orders });
      expect(list.body.listId).toBe(ORDER_ID);
    }
  }

  function checkAnswer({ name, operation }: ExampleRequest, { status, body }: Answer<unknown>) {
    const schema = operation.responses[status]?.content?.['application/json']?.schema;
    if (schema === undefined) {
      expect([name, operation.responses[status]]).toEqual([name, expect.anything()]);
      return;
    }
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(withNullableLinks({ $id: 'api', components: document.components }) as object);
    const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
    const valid = ajv.validate(rooted, body);
    expect([name, valid, ajv.errors]).toEqual([name, true, null]);
  }
});

/** A nullable link, as readers of OpenAPI 3.0 take it. */
function withNullableLinks(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNullableLinks);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, withNullableLinks(value)]);
  const copy = Object.fromEntries(entries) as Schema & { nullable?: boolean };
  const isNullableLink = copy.nullable === true && copy.allOf !== undefined;
  return isNullableLink ? { anyOf: [{ allOf: copy.allOf }, { type: 'null' }] } : copy;
}

/** What the frames of the AsyncAPI document are made of. */

export const SEQUENCE = { type: 'integer', description: "Place in the symbol's feed" };
export const PREVIOUS = { type: 'integer', description: 'The sequence sent before this one' };
export const TIME = {
  type: 'string',
  format: 'date-time',
  description: 'UTC with microseconds',
};
export const SYMBOL = { type: 'string', description: 'Key of the instrument' };
export const CHECKSUM = {
  type: 'integer',
  description: "CRC-32 of the full book's best 10 levels",
};
export const LEVELS = {
  type: 'array',
  description: '[price, quantity] in decimals; quantity "0" removes the level',
  items: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
};
export const TOP = {
  oneOf: [{ $ref: '#/components/schemas/PriceAndQuantity' }, { type: 'null' }],
  description: 'Best price and its total; null: none',
};
export const ACCOUNT_ID = { type: 'string', description: 'Account that is told' };
export const ACCOUNT_SEQUENCE = {
  type: 'integer',
  description: "Place among the account's pushes: 1, 2, 3 … without gaps, restarts included",
};
export const PROBLEM = {
  type: 'object',
  required: ['code', 'detail'],
  properties: {
    code: { $ref: '#/components/schemas/ProblemResponse/properties/code' },
    detail: { type: 'string', description: 'What to do about it' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/FieldProblemResponse' } },
  },
};

export const AT = '2026-01-02T03:04:05.123456Z';

/** One message of the document. */
export interface Frame {
  readonly name: string;
  readonly summary: string;
  readonly payload: object;
  readonly examples: readonly { readonly payload: object }[];
}

export interface FrameOptions {
  readonly summary: string;
  readonly properties: Record<string, object>;
  /** Properties that not every such frame has. */
  readonly optional?: readonly string[];
  readonly example: Record<string, unknown>;
}

/** A frame that the service sends by itself, told by its `type`. */
export function frame(type: string, options: FrameOptions): Frame {
  const { summary, properties, optional = [], example } = options;
  const all = { type: { const: type }, ...properties };
  const required = Object.keys(all).filter((name) => !optional.includes(name));
  const payload = { type: 'object', required, properties: all };
  return { name: type, summary, payload, examples: [{ payload: { type, ...example } }] };
}

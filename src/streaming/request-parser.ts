/** A client's message: either complete, or with the `fault` to tell the client. */
export interface ParsedRequest {
  /** The request's id as JSON text, `null` when it has none that can be echoed. */
  readonly id: string;
  readonly op: string;
  readonly args: unknown;
  readonly fault: string | undefined;
}

const MAX_DEPTH = 16;
const NO_ID = 'null';
const SHAPE = 'send one JSON object {"id", "op", "args"} in each text frame';

function faulty(id: string, fault: string): ParsedRequest {
  return { id, op: '', args: undefined, fault };
}

/** JSON text of an id that comes back exactly as it was sent, else undefined. */
function echoableId(id: unknown): string | undefined {
  if (typeof id === 'string') return JSON.stringify(id);
  if (typeof id !== 'number') return id === undefined || id === null ? NO_ID : undefined;
  const exact = Number.isInteger(id) ? Number.isSafeInteger(id) : Number.isFinite(id);
  return exact ? String(id) : undefined;
}

function structureFault(value: object, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return `The message is nested deeper than ${MAX_DEPTH} levels.`;
  for (const key in value) {
    if (key === '__proto__') return 'The key "__proto__" is not accepted; rename it.';
    const child: unknown = (value as Record<string, unknown>)[key];
    if (typeof child !== 'object' || child === null) continue;
    const fault = structureFault(child, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readObject(message: Record<string, unknown>): ParsedRequest {
  const id = echoableId(message.id);
  if (id === undefined) {
    return faulty(NO_ID, '"id" must be a string or a number that JSON carries exactly.');
  }
  const fault = structureFault(message, 1);
  if (fault !== undefined) return faulty(id, fault);
  const { op, args = {} } = message;
  if (op !== undefined && typeof op !== 'string') return faulty(id, '"op" must be a string.');
  if (!isPlainObject(args)) return faulty(id, '"args" must be an object.');
  return { id, op: op ?? '', args, fault: undefined };
}

/** Reads one message; never throws. A missing `op` is the empty string, missing `args` are `{}`. */
export function parseRequest(data: Buffer, binary: boolean): ParsedRequest {
  if (binary) return faulty(NO_ID, `Binary frames are not accepted; ${SHAPE}.`);
  const message = parseJson(data.toString());
  if (message === undefined) return faulty(NO_ID, `The message is not valid JSON; ${SHAPE}.`);
  if (!isPlainObject(message)) {
    return faulty(NO_ID, `The message is not a JSON object; ${SHAPE}.`);
  }
  return readObject(message);
}

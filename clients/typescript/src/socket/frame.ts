/** A frame of the service as it was parsed; each feed knows its own. */
export interface Frame {
  readonly type?: string;
  readonly [name: string]: unknown;
}

/** @throws SyntaxError when the text is no JSON object */
export function parseFrame(data: unknown): Frame {
  if (typeof data !== 'string') throw new SyntaxError('not a text frame');
  const frame: unknown = JSON.parse(data);
  if (typeof frame !== 'object' || frame === null) throw new SyntaxError('not a JSON object');
  return frame as Frame;
}

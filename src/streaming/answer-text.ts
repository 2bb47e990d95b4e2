import { type ErrorFrame, type ErrorToFrame, internalErrorFrame } from './error-frame';

/**
 * The answer of a handler that returned `result`; a string is JSON text already, as `id` is.
 *
 * @throws when the result is undefined or has no JSON form
 */
export function resultText(id: string, result: unknown): string {
  const json = typeof result === 'string' ? result : JSON.stringify(result);
  if (json === undefined) throw new Error('the handler returned no result that JSON can hold');
  return `{"id":${id},"ok":true,"result":${json}}`;
}

/** The answer of a refused request; `id` is JSON text. */
export function errorText(id: string, { code, detail, errors }: ErrorFrame): string {
  return `{"id":${id},"ok":false,"error":${JSON.stringify({ code, detail, errors })}}`;
}

/** The answer of a handler that threw `error`; a converter that fails itself costs no answer. */
export function failureText(id: string, error: unknown, convert: ErrorToFrame): string {
  try {
    return errorText(id, convert(error));
  } catch (conversionError) {
    return errorText(id, internalErrorFrame(conversionError));
  }
}

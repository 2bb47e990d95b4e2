import { Logger } from '@nestjs/common';

/** The `error` member of a refusing answer: a stable code, a sentence, faults of fields. */
export interface ErrorFrame {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly unknown[];
}

/** Turns whatever a handler threw into what its client is told. */
export type ErrorToFrame = (error: unknown) => ErrorFrame;

export const INVALID_REQUEST = 'invalid_request';

const logger = new Logger('Streaming');

/** Tells the client nothing but that it failed, and logs the error. */
export function internalErrorFrame(error: unknown): ErrorFrame {
  logger.error(error);
  return { code: 'internal_error', detail: 'The request failed inside the service.' };
}

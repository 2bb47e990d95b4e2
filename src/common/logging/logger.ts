import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';

/** Injection token of the service's pino logger. */
export const LOGGER = Symbol('LOGGER');

/** A pino logger: `logger.child({ context })`, `logger.isLevelEnabled('debug')`. */
export type AppLogger = Logger;

export interface LoggerOptions {
  /** A pino level name, or `silent`. */
  readonly level: string;
  /** Standard error when absent, so that standard output carries the ready line only. */
  readonly stream?: DestinationStream;
}

/** JSON lines, written asynchronously; what is buffered is written when the process exits. */
export function createLogger({ level, stream }: LoggerOptions): AppLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream ?? destination({ dest: 2, sync: false }),
  );
}

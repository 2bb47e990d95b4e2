import type { LoggerService } from '@nestjs/common';
import type { Level } from 'pino';
import type { AppLogger } from './logger';

const STACK = /\n\s+at .+:\d+:\d+/;

/** Where Nest tells how it puts the application together: of use to developers only. */
const ASSEMBLY: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'WebSocketsController',
  'NestApplication',
]);

/** Nest's own messages, and those of `new Logger(context)`, as lines of the service's log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: AppLogger) {}

  log(message: unknown, ...params: unknown[]): void {
    const isAssembly = ASSEMBLY.has(params.at(-1));
    this.write(isAssembly ? 'debug' : 'info', message, params);
  }

  error(message: unknown, ...params: unknown[]): void {
    this.write('error', message, params);
  }

  warn(message: unknown, ...params: unknown[]): void {
    this.write('warn', message, params);
  }

  debug(message: unknown, ...params: unknown[]): void {
    this.write('debug', message, params);
  }

  verbose(message: unknown, ...params: unknown[]): void {
    this.write('trace', message, params);
  }

  fatal(message: unknown, ...params: unknown[]): void {
    this.write('fatal', message, params);
  }

  private write(level: Level, message: unknown, params: readonly unknown[]): void {
    if (!this.logger.isLevelEnabled(level)) return;
    this.logger[level]({ ...fieldsOf(params), ...messageFields(message) });
  }
}

/** Nest passes `(…extras, stack?, context?)` after the message. */
function fieldsOf(params: readonly unknown[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const rest = [...params];
  const last = rest.at(-1);
  if (typeof last === 'string' && !STACK.test(last)) fields.context = rest.pop();
  const stack = rest.findIndex((param) => typeof param === 'string' && STACK.test(param));
  if (stack >= 0) [fields.stack] = rest.splice(stack, 1);
  const extras = rest.filter((param) => param !== undefined);
  if (extras.length > 0) fields.extras = extras;
  return fields;
}

function messageFields(message: unknown): Record<string, unknown> {
  if (message instanceof Error) return { err: message, msg: message.message };
  if (typeof message === 'object' && message !== null) return { ...message };
  return { msg: String(message) };
}

import type { SocketSession } from './socket-session';

/** A method that answers requests: with JSON text, with a value to be written as JSON, or later. */
type Answering<T> = (args: T, session: SocketSession) => unknown;

interface Operation {
  readonly op: string;
  readonly method: string | symbol;
  readonly read: (args: unknown) => unknown;
}

const operations = new WeakMap<object, Operation[]>();

/**
 * The method answers the requests of one operation on the sockets of its gateway. What it throws,
 * at once or later, becomes the error answer of that request.
 *
 * @param read makes the method's argument of the `args` of a request, or throws what is wrong
 */
export function OnRequest<T = object>(
  op: string,
  read: (args: unknown) => T = (args) => args as T,
) {
  return <M extends Answering<T>>(
    gateway: object,
    method: string | symbol,
    _handler: TypedPropertyDescriptor<M>,
  ): void => {
    const known = operations.get(gateway) ?? [];
    operations.set(gateway, [...known, { op, method, read }]);
  };
}

/** Makes the operations of a gateway answer the requests of a session. */
export function answerRequests(gateway: object, session: SocketSession): void {
  const methods = gateway as Record<string | symbol, Answering<unknown>>;
  for (const { op, method, read } of operations.get(Object.getPrototypeOf(gateway)) ?? []) {
    session.handle(op, (args) => methods[method](read(args), session));
  }
}

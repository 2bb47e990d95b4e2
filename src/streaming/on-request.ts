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

/** Makes the operations of a gateway, inherited ones included, answer a session's requests. */
export function answerRequests(gateway: object, session: SocketSession): void {
  const methods = gateway as Record<string | symbol, Answering<unknown>>;
  for (const { op, method, read } of operationsOf(Object.getPrototypeOf(gateway) as object)) {
    session.handle(op, (args) => methods[method](read(args), session));
  }
}

function operationsOf(prototype: object): Operation[] {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  const inherited = parent === null ? [] : operationsOf(parent);
  return [...inherited, ...(operations.get(prototype) ?? [])];
}

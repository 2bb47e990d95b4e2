import { OnRequest } from '../../streaming/on-request';
import type { RequestClass } from './request-schema';
import { requestValidator } from './request-validator';

/**
 * The method answers the requests of one operation, with `args` validated by a request class.
 * A request that breaks its rules is answered with `invalid_request`.
 */
export function SocketRequest<T extends object>(op: string, target: RequestClass<T>) {
  return OnRequest(op, requestValidator(target));
}

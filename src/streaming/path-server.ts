import { EventEmitter } from 'node:events';
import { match, type MatchFunction, type ParamData } from 'path-to-regexp';

import type { SessionRoute } from './socket-session';

/** The path and the query of a request target, both with valid percent-encoding. */
export interface RequestTarget {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Splits a request target; undefined when it is malformed. */
export function parseTarget(url: string | undefined): RequestTarget | undefined {
  if (!url?.startsWith('/')) return undefined;
  try {
    decodeURIComponent(url);
  } catch {
    return undefined;
  }
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return { path, query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)) };
}

/** The sockets of one path template: what Nest takes for the server of a gateway. */
export class PathServer extends EventEmitter {
  private readonly match: MatchFunction<ParamData>;

  /** @throws when the template is not valid */
  constructor(readonly path: string) {
    super();
    this.match = match(path, { sensitive: true });
  }

  /** The route of a target this template matches; the parameters are decoded. */
  route({ path, query }: RequestTarget): SessionRoute | undefined {
    const found = this.match(path);
    if (found === false) return undefined;
    return { path: this.path, params: found.params as Record<string, string>, query };
  }
}

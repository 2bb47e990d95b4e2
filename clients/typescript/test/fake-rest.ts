import { RestClient } from '../src/rest/rest-client.js';

/** What a fake service was asked, and a client whose answers the test gives. */
export class FakeRest {
  readonly asked: { method: string; path: string; body: unknown }[] = [];
  readonly client: RestClient;

  constructor(answer: (path: string, signal: AbortSignal) => Response | Promise<Response>) {
    const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
      const path = String(input).replace('http://service', '');
      const body = init.body === undefined ? undefined : JSON.parse(init.body as string);
      this.asked.push({ method: init.method ?? 'GET', path, body });
      return answer(path, init.signal as AbortSignal);
    };
    this.client = new RestClient({ url: 'http://service/', fetch, timeoutMs: 1_000 });
  }
}

export function json(body: unknown, init?: ResponseInit): Response {
  return new Response(JSON.stringify(body), init);
}

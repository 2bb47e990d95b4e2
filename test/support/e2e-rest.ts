/** Any JSON body, for answers whose shape the test itself asserts. */
export type Json = Record<string, unknown>;

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface RawRequest {
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

/** What a client with nothing but `fetch` sees of the service. */
export class RestClient {
  constructor(readonly url: string) {}

  get<T = Json>(path: string): Promise<Answer<T>> {
    return this.send('GET', path);
  }

  delete<T = Json>(path: string): Promise<Answer<T>> {
    return this.send('DELETE', path);
  }

  post<T = Json>(path: string, body: unknown): Promise<Answer<T>> {
    return this.sendJson('POST', path, body);
  }

  patch<T = Json>(path: string, body: unknown): Promise<Answer<T>> {
    return this.sendJson('PATCH', path, body);
  }

  sendJson<T = Json>(method: string, path: string, body: unknown): Promise<Answer<T>> {
    const headers = { 'content-type': 'application/json' };
    return this.send(method, path, { headers, body: JSON.stringify(body) });
  }

  /** Sends the body as it is; a body that is no JSON comes back as its text. */
  async send<T = Json>(method: string, path: string, raw: RawRequest = {}): Promise<Answer<T>> {
    const init = { method, body: raw.body as RequestInit['body'], headers: raw.headers };
    const response = await fetch(this.url + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as T };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

import { E2eService } from '../support/e2e-service';

/** Files that the page asks for, by their paths. */
function filesOf(html: string): string[] {
  return [...html.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
}

describe('the page', () => {
  let service: E2eService;

  beforeAll(async () => {
    service = await E2eService.start();
  });

  afterAll(() => service.close());

  const get = (path: string) => service.rest.get<string>(path);

  test('is served as it was built, with all its files', async () => {
    const { status, headers, body } = await get('/');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const files = filesOf(body).filter((path) => path !== '/docs');
    expect(files.some((path) => path.endsWith('.js'))).toBe(true);
    expect(files.some((path) => path.endsWith('.css'))).toBe(true);
    for (const path of files) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      const kept = path.startsWith('/assets/') ? 'immutable' : 'no-cache';
      expect(answer.headers.get('cache-control')).toMatch(kept);
    }
  });

  test('has no code of its own in the HTML, and nothing from elsewhere', async () => {
    const { headers, body } = await get('/');
    expect(headers.get('content-security-policy')).toMatch("script-src 'self'");
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(body).not.toMatch(/<style|\son\w+=|https?:/);
  });

  test('leaves the other routes as they are', async () => {
    for (const path of ['/docs', '/docs-json', '/docs/async', '/api/v1/instruments']) {
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
    expect((await get('/admin/health/ready')).status).toBe(200);
    expect((await service.rest.get('/nothing')).body.code).toBe('not_found');
    const { status, headers } = await service.rest.post('/', {});
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

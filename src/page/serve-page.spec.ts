import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { installProblemHandlers } from '../common/problem/problem-handlers';
import { servePage } from './serve-page';

@Module({})
class EmptyModule {}

async function appServing(root: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(EmptyModule, adapter, {
    logger: false,
  });
  installProblemHandlers(app);
  servePage(app, root);
  await app.init();
  return app;
}

describe('the page', () => {
  let root: string;
  let app: NestFastifyApplication;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'page-'));
  });

  afterEach(async () => {
    await app.close();
    rmSync(root, { recursive: true });
  });

  async function built(): Promise<void> {
    mkdirSync(join(root, 'assets'));
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(root, 'icon.svg'), '<svg/>');
    writeFileSync(join(root, 'assets/main-abc.js'), 'export {};');
    app = await appServing(root);
  }

  test('is asked for again each time, but its hashed files are kept', async () => {
    await built();
    const page = await app.inject('/');
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(page.headers['content-type']).toMatch('text/html');
    const code = await app.inject('/assets/main-abc.js');
    expect([code.statusCode, code.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    const icon = await app.inject('/icon.svg');
    expect([icon.statusCode, icon.headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  test('is not sent again when the browser has it', async () => {
    await built();
    const { headers } = await app.inject('/');
    const again = await app.inject({ url: '/', headers: { 'if-none-match': `${headers.etag}` } });
    expect(again.statusCode).toBe(304);
  });

  test('allows no code but its own', async () => {
    await built();
    const { headers } = await app.inject('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('leaves every other path as it was', async () => {
    await built();
    for (const url of ['/nothing', '/assets/', '/assets/other.js', '/../package.json']) {
      const answer = await app.inject(url);
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not_found']);
    }
    const posted = await app.inject({ method: 'POST', url: '/' });
    expect([posted.statusCode, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('says so when it was not built', async () => {
    app = await appServing(root);
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().detail).toMatch('The page was not built. Run "npm run build"');
  });
});

/** The examples of the client's README run as they stand. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { E2eService } from '../support/e2e-service';

const ROOT = join(__dirname, '../..');
const README = readFileSync(join(ROOT, 'clients/typescript/README.md'), 'utf8');

function examples(): [heading: string, code: string][] {
  const [, ...sections] = README.split(/^## /m);
  return sections.flatMap((section) => {
    const [heading] = section.split('\n');
    const blocks = [...section.matchAll(/^```js\n(.*?)^```$/gms)];
    return blocks.map(([, code]): [string, string] => [heading, code]);
  });
}

describe('the examples of the README', () => {
  let service: E2eService;

  beforeAll(async () => void (service = await E2eService.start()));
  afterAll(() => service.close());

  test('are some', () => {
    expect(examples().length).toBeGreaterThan(5);
  });

  test.each(examples())('%s', async (_heading, code) => {
    const program = code.replaceAll('http://127.0.0.1:3000', service.url);
    const args = ['--input-type=module', '--eval', program];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
  });
});

/** The types of the client are those of the service's documents. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { E2eService } from '../support/e2e-service';

const PACKAGE = join(__dirname, '../../clients/typescript');

test('the committed types are generated from the documents as they are', async () => {
  const service = await E2eService.start();
  const args = [join(PACKAGE, 'generate.mjs'), service.url, '--stdout'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 });
  await service.close();
  const committed = readFileSync(join(PACKAGE, 'src/generated.ts'), 'utf8');
  const current = committed === stdout;
  expect({ current, remedy: 'npm run client:types' }).toMatchObject({ current: true });
});

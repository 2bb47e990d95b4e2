/** `npm run demo`: the service and a simulation, until Ctrl-C ends both. */
import { createNodeClient } from '@matching-engine/client/node';
import { DemoService } from './demo-service.js';
import { simulate, untilStopped } from './run.js';
import { readSettings } from './settings.js';

/** Resolves when the service takes orders. */
async function untilReady(url: string): Promise<void> {
  const { rest } = createNodeClient({ url });
  for (let left = 100; ; left--) {
    const { status } = await rest.readiness();
    if (status === 'ready') return;
    if (left === 0) throw new Error(`the service stays ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

let service: DemoService | undefined;
let failed = false;
try {
  const stopped = untilStopped();
  service = await DemoService.start(process.env);
  await untilReady(service.url);
  console.log(`\n  page     ${service.url}/\n  Swagger  ${service.url}/docs\n`);
  const settings = readSettings({ ...process.env, URL: service.url });
  const died = service.exit.then((code) => {
    throw new Error(`the service ended by itself with ${code}`);
  });
  await simulate(settings, Promise.race([stopped, died]));
} catch (error) {
  failed = true;
  console.error(`demo: ${(error as Error).message}`);
} finally {
  await service?.stop();
}
process.exit(failed ? 1 : 0);

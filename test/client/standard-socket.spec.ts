/** The entry for browsers, with the standard WebSocket that Node has as well. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { E2eService } from '../support/e2e-service';

const PROGRAM = `
import { MatchingEngineClient } from '@matching-engine/client';
const client = new MatchingEngineClient({ url: process.argv.at(-1) });
const feed = client.marketData('BTC-USDT');
const alice = client.account('alice');
await Promise.all([feed.ready, alice.ready]);
const changed = new Promise((resolve) => feed.on('change', resolve));
const order = { symbol: 'BTC-USDT', side: 'buy', type: 'limit', quantity: '0.1', price: '100.00' };
await alice.submit(order);
await changed;
const refused = await client.trades('NO-SUCH', { from: 0 }).ready.catch(({ code }) => code);
console.log(JSON.stringify([feed.state, feed.book.bids(), alice.orders.size, refused]));
client.close();
`;

test('the client works on standard sockets, and lets the process end', async () => {
  const service = await E2eService.start();
  const flags = ['--experimental-websocket', '--no-warnings', '--input-type=module'];
  const args = [...flags, '--eval', PROGRAM, service.url];
  const options = { cwd: join(__dirname, '../..'), timeout: 15_000 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  await service.close();
  expect(JSON.parse(stdout)).toEqual(['live', [['100.00', '0.10000']], 1, 'symbol_not_found']);
});

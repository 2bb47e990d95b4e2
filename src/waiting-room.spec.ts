import { WaitingRoom } from './waiting-room';

const RECOVERING = {
  status: 'recovering',
  sequence: 400_000,
  inboxDepth: 0,
  durability: 'embedded',
  uptimeSeconds: 2.1,
  recoveryPercent: 40,
};

test('a browser that comes during the recovery is told so, and comes again', async () => {
  const address = { HOST: '127.0.0.1', PORT: 0 };
  const room = await WaitingRoom.open(address, () => RECOVERING);
  const url = `http://127.0.0.1:${room.port}`;
  const page = await fetch(`${url}/`);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    503,
    'text/html; charset=utf-8',
  ]);
  const html = await page.text();
  expect(html).toMatch('The service is recovering: 40 %.');
  expect(html).toMatch('http-equiv="refresh"');
  const other = await fetch(`${url}/api/v1/instruments`);
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
    503,
    'not_ready',
  ]);
  await room.close();
});

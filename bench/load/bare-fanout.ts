/**
 * The opponent of the fan-out benchmark: a bare ws server that makes a message so many times a
 * second and sends one shared buffer to every client. `POST /rate/N` changes the rate.
 */
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const TICK_MS = 2;

const server = createServer((request, response) => {
  perSecond = Number(request.url?.split('/').at(-1));
  begun = performance.now();
  sent = 0;
  response.end();
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
let perSecond = 0;
let begun = performance.now();
let sent = 0;

/** As long as an update of a book. */
function message(): Buffer {
  const millis = performance.timeOrigin + performance.now();
  const micros = String(Math.floor((millis % 1000) * 1000)).padStart(6, '0');
  const timestamp = `${new Date(millis).toISOString().slice(0, 20)}${micros}Z`;
  const levels = { bids: [['49987.00', '0.52000']], asks: [], checksum: 2_871_635_121 };
  const head = { type: 'update', symbol: 'BTC-USDT', sequence: sent, previousSequence: sent - 1 };
  return Buffer.from(JSON.stringify({ ...head, timestamp, ...levels }));
}

setInterval(() => {
  const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
  for (; sent < due; sent++) {
    const shared = message();
    for (const client of sockets.clients) client.send(shared, { binary: false });
  }
}, TICK_MS);

sockets.on('connection', (client) => client.send('{"type":"snapshot"}'));
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

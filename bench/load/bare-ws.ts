/** The opponent of the WebSocket benchmark: a bare ws server that parses, then echoes. */
import { type AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });

server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const request = JSON.parse(data.toString()) as { id: number; args: unknown };
    socket.send(JSON.stringify({ id: request.id, ok: true, result: request.args }));
  });
});
server.on('listening', () => {
  console.log(`listening on ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

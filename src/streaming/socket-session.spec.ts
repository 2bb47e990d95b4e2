import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

import { encodeTextFrame, encodeTextFrames } from './frame-encoder';
import { SocketSession } from './socket-session';

const LIMIT = 100_000;

class FakeWebSocket extends EventEmitter {
  readyState: number = WebSocket.OPEN;
  isPaused = false;
  readonly pong = jest.fn();
  readonly ping = jest.fn();
  readonly terminate = jest.fn();
  readonly resume = jest.fn();
  readonly close = jest.fn(() => (this.readyState = WebSocket.CLOSING));
}

class FakeSocket extends EventEmitter {
  writableLength = 0;
  readonly written: Buffer[] = [];
  readonly write = (data: Buffer) => this.written.push(data);
  readonly cork = jest.fn();
  readonly uncork = jest.fn();
}

describe('SocketSession', () => {
  let ws: FakeWebSocket;
  let socket: FakeSocket;
  let session: SocketSession;

  beforeEach(() => {
    [ws, socket] = [new FakeWebSocket(), new FakeSocket()];
    session = new SocketSession('1', ws as unknown as WebSocket, socket as unknown as Duplex, {
      path: '/ws',
      params: {},
      query: new URLSearchParams(),
      maxBufferedBytes: LIMIT,
    });
  });

  const tick = () => new Promise(setImmediate);

  it('writes the texts of a tick once, those sent by its microtasks included', async () => {
    session.send('a');
    await Promise.resolve().then(() => session.send('b'));
    expect(session.bufferedBytes).toBe(2);
    await tick();
    expect(socket.written).toEqual([encodeTextFrames(['a', 'b'])]);
    expect(session.bufferedBytes).toBe(0);
  });

  it('keeps the order of texts and ready frames, in one corked write', async () => {
    session.send('a');
    session.sendFrame(encodeTextFrame('b'));
    session.send('c');
    await tick();
    expect(Buffer.concat(socket.written)).toEqual(encodeTextFrames(['a', 'b', 'c']));
    expect(socket.cork).toHaveBeenCalledTimes(1);
    expect(socket.uncork).toHaveBeenCalledTimes(1);
  });

  it('writes what was sent before a close, and nothing after its beginning', async () => {
    ws.close.mockImplementation(() => {
      socket.written.push(Buffer.from('close'));
      return (ws.readyState = WebSocket.CLOSING);
    });
    session.send('a');
    session.close(4000, 'done');
    session.send('b');
    session.sendFrame(encodeTextFrame('c'));
    await tick();
    expect(socket.written).toEqual([encodeTextFrame('a'), Buffer.from('close')]);
    expect(session.closed).toBe(true);
  });

  it('drops what a client that began to close would not read', async () => {
    session.send('a');
    ws.readyState = WebSocket.CLOSING;
    await tick();
    expect(socket.written).toEqual([]);
  });

  it('cuts close reasons to 123 bytes', () => {
    session.close(4404, '€'.repeat(100));
    expect(ws.close).toHaveBeenCalledWith(4404, '€'.repeat(41));
  });

  it('reads again when it closes a client whose reading was paused', () => {
    ws.isPaused = true;
    session.close(1001, '');
    expect(ws.resume).toHaveBeenCalledTimes(1);
  });

  it('gives up on a client that has more than four times the limit unread', () => {
    socket.writableLength = LIMIT * 4 - 10;
    session.send('0123456789');
    expect(ws.close).not.toHaveBeenCalled();
    session.send('0');
    expect(ws.close).toHaveBeenCalledWith(4408, 'slow reader');
  });

  it('answers pings only while the client reads', () => {
    ws.emit('ping', Buffer.from('p'));
    expect(ws.pong).toHaveBeenCalledTimes(1);
    socket.writableLength = LIMIT + 1;
    ws.emit('ping', Buffer.from('p'));
    expect(ws.pong).toHaveBeenCalledTimes(1);
  });

  it('pings again only after the pong', () => {
    expect([session.ping(), session.ping()]).toEqual([true, false]);
    ws.emit('pong');
    expect(session.ping()).toBe(true);
    expect(ws.ping).toHaveBeenCalledTimes(2);
  });

  it('tells close listeners once, late ones at once', () => {
    const [early, late] = [jest.fn(), jest.fn()];
    session.onClose(early);
    ws.readyState = WebSocket.CLOSED;
    ws.emit('close', 4000);
    session.onClose(late);
    expect(early.mock.calls).toEqual([[4000]]);
    expect(late.mock.calls).toEqual([[1006]]);
  });
});

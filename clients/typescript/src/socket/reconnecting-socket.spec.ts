import { FakeNetwork } from '../../test/fake-socket.js';
import { ProblemError } from '../errors.js';
import { backoffDelay } from './backoff.js';
import type { Frame } from './frame.js';
import { ReconnectingSocket, type SocketOwner } from './reconnecting-socket.js';
import type { SocketSettings } from './socket-settings.js';

class Owner implements SocketOwner {
  readonly frames: Frame[] = [];
  readonly losses: string[] = [];
  end: Error | undefined;
  openings = 0;
  prepare = (_signal: AbortSignal): Promise<void> => Promise.resolve();
  path = (): string => '/ws/x';
  opened = (): void => void this.openings++;
  received = (frame: Frame): void => void this.frames.push(frame);
  lost = (why: Error): void => void this.losses.push(why.message);
  ended = (why: Error): void => void (this.end = why);
}

function begin(overrides: Partial<SocketSettings> = {}, owner = new Owner()) {
  const network = new FakeNetwork();
  const socket = new ReconnectingSocket({ ...network.settings, ...overrides }, owner);
  socket.start();
  return { network, owner, socket };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the wait before another attempt', () => {
  const settings = { minDelayMs: 100, maxDelayMs: 1_000, maxAttempts: Infinity };

  test('doubles, within its bound', () => {
    const waits = [1, 2, 3, 4, 5, 500].map((n) =>
      backoffDelay(n, { ...settings, random: () => 1 }),
    );
    expect(waits).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  test('is drawn from its upper half', () => {
    expect(backoffDelay(1, { ...settings, random: () => 0 })).toBe(50);
    expect(backoffDelay(1, { ...settings, random: () => 0.5 })).toBe(75);
  });
});

describe('a reconnecting socket', () => {
  test('hands on what comes', async () => {
    const { network, owner } = begin();
    const service = await network.connect();
    service.deliver({ type: 'a' }, { type: 'b' });
    expect(owner.frames).toEqual([{ type: 'a' }, { type: 'b' }]);
    expect(owner.openings).toBe(1);
  });

  test('connects again after a cut, each time later', async () => {
    const { network, owner } = begin();
    (await network.connect()).refuse(1006);
    await network.pass(49);
    expect(network.sockets).toHaveLength(1);
    (await network.connect(1)).refuse(1006);
    await network.pass(99);
    expect(network.sockets).toHaveLength(2);
    await network.connect(1);
    expect(owner.losses).toHaveLength(2);
  });

  test('begins with the shortest wait again after a connection that lasted', async () => {
    const { network } = begin();
    (await network.connect()).refuse(1006);
    (await network.connect(50)).refuse(1006);
    await network.connect(100);
    await network.pass(1_000);
    network.socket.refuse(1006);
    await network.connect(50);
  });

  test('cuts a connection that is silent for too long, and only then', async () => {
    const { network, owner } = begin();
    const service = await network.connect();
    await network.pass(10_000);
    service.deliver({ type: 'heartbeat' });
    await network.pass(14_999);
    expect(service.closed).toBe(false);
    await network.pass(1);
    expect(service.closed).toBe(true);
    expect(owner.losses).toEqual(['silence for 15000 ms']);
  });

  test('gives up a handshake that takes too long', async () => {
    const { network, owner } = begin();
    await network.pass(4_999);
    expect(owner.losses).toEqual([]);
    await network.pass(1);
    expect(owner.losses).toEqual(['no connection in time']);
    await network.connect(50);
  });

  test('hears nothing of a connection that it has left', async () => {
    const { network, owner, socket } = begin();
    const former = await network.connect();
    socket.restart(new Error('wrong'));
    former.deliver({ type: 'late' });
    expect(former.closed).toBe(true);
    expect(owner.frames).toEqual([]);
  });

  test.each(['{', '7', 'null', new ArrayBuffer(1)])('distrusts a frame of %p', async (data) => {
    const { network, owner } = begin();
    (await network.connect()).deliverText(data);
    expect(owner.losses).toEqual(['an unreadable frame came']);
    await network.connect(50);
  });

  test.each([4400, 4404])('ends with the problem when it is closed with %d', async (code) => {
    const { network, owner } = begin();
    const service = await network.connect();
    const error = { code: 'symbol_not_found', detail: 'No instrument "X" is listed.' };
    service.deliver({ type: 'error', error });
    service.refuse(code, error.detail);
    expect(owner.end).toBeInstanceOf(ProblemError);
    expect(owner.end).toMatchObject(error);
    await network.pass(60_000);
    expect(network.sockets).toHaveLength(1);
  });

  test('gives up after as many failures as it may have', async () => {
    const backoff = { minDelayMs: 100, maxDelayMs: 1_000, maxAttempts: 2, random: () => 0 };
    const { network, owner } = begin({ backoff });
    await network.pass(0);
    network.socket.refuse(1006);
    await network.pass(50);
    network.socket.refuse(1006, 'gone');
    expect(owner.end?.message).toBe('the connection was closed with 1006: gone');
  });

  test('counts a preparation that fails as a failed attempt', async () => {
    const unprepared = new Owner();
    unprepared.prepare = () => Promise.reject(new Error('no way'));
    const { network, owner } = begin({}, unprepared);
    await network.pass(0);
    expect(owner.losses).toEqual(['no way']);
    owner.prepare = () => Promise.resolve();
    await network.connect(50);
  });

  test('sends while it is open, and says when it cannot', async () => {
    const { network, owner, socket } = begin();
    expect(socket.send('early')).toBe(false);
    const service = await network.connect();
    expect(socket.send('x')).toBe(true);
    expect(service.sent).toEqual(['x']);
    socket.close();
    expect(socket.send('late')).toBe(false);
    expect(owner.end?.name).toBe('ClosedError');
    await network.pass(60_000);
    expect(network.sockets).toHaveLength(1);
  });
});

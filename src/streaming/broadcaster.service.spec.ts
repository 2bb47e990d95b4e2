import { Logger } from '@nestjs/common';

import { Broadcaster } from './broadcaster.service';
import { encodeTextFrames } from './frame-encoder';
import type { Reader } from './reader';
import { StreamingOptions } from './streaming-options';

const LIMIT = 1000;

/** A reader that records what it is sent and lets the test decide how slow its reader is. */
class RecordingReader {
  bufferedBytes = 0;
  head = '';
  closed = false;
  readonly frames: Buffer[] = [];
  readonly closeListeners: (() => void)[] = [];
  readonly drainListeners: (() => void)[] = [];
  sendFrame: (frame: Buffer) => void = (frame) => this.frames.push(frame);
  readonly send = (text: string) => void this.frames.push(Buffer.from(`__${text}`));
  readonly onClose = (listener: () => void) => void this.closeListeners.push(listener);
  readonly onDrain = (listener: () => void) => void this.drainListeners.push(listener);
  readonly closeSlowReader = jest.fn();
  readonly close = jest.fn();

  /** Payloads of short frames, one character each. */
  get received(): string {
    const bytes = Buffer.concat(this.frames);
    return Array.from({ length: bytes.length / 3 }, (_, i) =>
      String.fromCharCode(bytes[i * 3 + 2]),
    ).join('');
  }

  drainTo(bytes: number): void {
    this.bufferedBytes = bytes;
    for (const listener of this.drainListeners) listener();
  }

  asReader(): Reader {
    return this as unknown as Reader;
  }
}

describe('Broadcaster', () => {
  let now: number;
  let broadcaster: Broadcaster;
  let resync: jest.Mock;
  let heartbeat: jest.Mock;

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(true));

  beforeEach(() => {
    now = 0;
    const options = new StreamingOptions();
    broadcaster = new Broadcaster(
      Object.assign(options, { maxBufferedBytes: LIMIT, lagTimeoutMs: 100, now: () => now }),
    );
    resync = jest.fn((reader: Reader) => reader.send('S'));
    heartbeat = jest.fn(() => 'h');
    broadcaster.open('news', { resync, heartbeat });
  });

  function join(sequence?: number): RecordingReader {
    const session = new RecordingReader();
    broadcaster.subscribe('news', session.asReader(), sequence);
    return session;
  }

  function publish(texts: string, firstSequence: number): void {
    [...texts].forEach((text, i) => broadcaster.publish('news', text, firstSequence + i));
  }

  it('gathers for as long as the last sending took, so that it costs half the time', async () => {
    const session = join();
    const takesLong = (frame: Buffer) => {
      session.frames.push(frame);
      now += 15;
    };
    session.sendFrame = takesLong;
    publish('a', 1);
    await new Promise(setImmediate);
    expect(session.received).toBe('a');
    const begun = performance.now();
    publish('b', 2);
    await new Promise(setImmediate);
    publish('c', 3);
    await new Promise(setImmediate);
    expect(session.received).toBe('a');
    await new Promise((resolve) => (session.sendFrame = (frame) => resolve(takesLong(frame))));
    expect(performance.now() - begun).toBeGreaterThan(13);
    expect(session.frames).toHaveLength(2);
    expect(session.received).toBe('abc');
  });

  it('sends at once again when sending was quick', async () => {
    const session = join();
    for (const [i, text] of [...'abc'].entries()) {
      publish(text, i + 1);
      await new Promise(setImmediate);
      expect(session.received).toHaveLength(i + 1);
    }
  });

  it('sends one buffer, made once, for all messages of a turn', async () => {
    const [first, second] = [join(), join()];
    publish('abc', 1);
    expect(first.frames).toHaveLength(0);
    await new Promise(setImmediate);
    expect(first.received).toBe('abc');
    expect(first.frames).toHaveLength(1);
    expect(second.frames[0]).toBe(first.frames[0]);
  });

  it('puts the heads of readers around each message, encoded once for each head', () => {
    const readers = ['', '[a', '[a', '[b'].map((head) => Object.assign(join(), { head }));
    publish('xy', 1);
    broadcaster.flush();
    const [plain, first, second, other] = readers.map(({ frames }) => frames[0]);
    expect(plain).toEqual(encodeTextFrames(['x', 'y']));
    expect(first).toEqual(encodeTextFrames(['[ax}', '[ay}']));
    expect(second).toBe(first);
    expect(other).toEqual(encodeTextFrames(['[bx}', '[by}']));
  });

  it('gives a new subscriber nothing published before it and everything after', () => {
    const early = join();
    publish('ab', 1);
    const late = join();
    publish('c', 3);
    broadcaster.flush();
    expect(early.received).toBe('abc');
    expect(late.received).toBe('c');
  });

  it('knows whether anybody listens', () => {
    expect(broadcaster.hasSubscribers('news')).toBe(false);
    const session = join();
    expect(broadcaster.hasSubscribers('news')).toBe(true);
    session.closeListeners.forEach((listener) => listener());
    expect(broadcaster.hasSubscribers('news')).toBe(false);
    expect(broadcaster.hasSubscribers('unheard')).toBe(false);
  });

  it('stops sending to a session that unsubscribed', () => {
    const session = join();
    broadcaster.unsubscribe('news', session.asReader());
    publish('a', 1);
    broadcaster.flush();
    expect(session.received).toBe('');
  });

  it('refuses channels that are unknown or taken, and ignores closed sessions', () => {
    const session = new RecordingReader();
    expect(() => broadcaster.publish('x', 'a', 1)).toThrow('not open');
    expect(() => broadcaster.subscribe('x', session.asReader())).toThrow('not open');
    expect(() => broadcaster.open('news', { resync, heartbeat })).toThrow('open already');
    session.closed = true;
    broadcaster.subscribe('news', session.asReader());
    expect(broadcaster.hasSubscribers('news')).toBe(false);
  });

  it('leaves a slow reader out, then resynchronises it after the last message it got', () => {
    const [slow, quick] = [join(), join()];
    publish('ab', 1);
    broadcaster.flush();
    slow.bufferedBytes = LIMIT + 1;
    publish('c', 3);
    broadcaster.flush();
    publish('d', 4);
    broadcaster.flush();
    slow.drainTo(LIMIT / 2 + 1);
    expect(resync).not.toHaveBeenCalled();
    publish('e', 5);
    slow.drainTo(LIMIT / 2);
    expect(resync).toHaveBeenCalledWith(slow, 2);
    publish('f', 6);
    broadcaster.flush();
    expect(slow.received).toBe('abSf');
    expect(quick.received).toBe('abcdef');
  });

  it('resynchronises from the snapshot when nothing was received since', () => {
    const slow = join(40);
    slow.bufferedBytes = LIMIT + 1;
    publish('a', 41);
    broadcaster.flush();
    slow.drainTo(0);
    expect(resync).toHaveBeenCalledWith(slow, 40);
  });

  it('closes a session whose resynchronisation fails', () => {
    const slow = join();
    slow.bufferedBytes = LIMIT + 1;
    publish('a', 1);
    broadcaster.flush();
    resync.mockImplementation(() => {
      throw new Error('no snapshot');
    });
    slow.drainTo(0);
    expect(slow.close).toHaveBeenCalledWith(1011, 'resynchronisation failed');
  });

  it('gives up on a reader that lags too long, not on one that recovered', () => {
    const [slow, recovering] = [join(), join()];
    slow.bufferedBytes = recovering.bufferedBytes = LIMIT + 1;
    publish('a', 1);
    broadcaster.flush();
    now = 99;
    broadcaster.closeLaggards(now);
    expect(slow.closeSlowReader).not.toHaveBeenCalled();
    recovering.drainTo(0);
    now = 100;
    broadcaster.closeLaggards(now);
    expect(slow.closeSlowReader).toHaveBeenCalledTimes(1);
    expect(recovering.closeSlowReader).not.toHaveBeenCalled();
  });

  it('makes the heartbeat of a channel once a sweep', () => {
    const [first, second] = [join(), join()];
    broadcaster.sendHeartbeats(first.asReader(), 1);
    broadcaster.sendHeartbeats(second.asReader(), 1);
    expect(heartbeat).toHaveBeenCalledTimes(1);
    expect(second.received).toBe('h');
    broadcaster.sendHeartbeats(first.asReader(), 2);
    expect(heartbeat).toHaveBeenCalledTimes(2);
  });
});

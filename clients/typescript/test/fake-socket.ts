import type { SocketClass, SocketLike } from '../src/options.js';
import type { SocketSettings } from '../src/socket/socket-settings.js';

/** A socket without a network: the test plays the service. */
export class FakeSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: string[] = [];
  closed = false;

  constructor(readonly url: string) {}

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }

  accept(): this {
    this.onopen?.();
    return this;
  }

  deliver(...frames: object[]): void {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  deliverText(data: unknown): void {
    this.onmessage?.({ data });
  }

  refuse(code: number, reason = ''): void {
    this.onclose?.({ code, reason });
  }

  /** Requests sent, parsed. */
  get requests(): { id: number; op: string; args: Record<string, unknown> }[] {
    return this.sent.map((text) => JSON.parse(text) as never);
  }
}

/** Makes fake sockets and keeps them in their order. */
export class FakeNetwork {
  readonly sockets: FakeSocket[] = [];
  readonly settings: SocketSettings = {
    baseUrl: 'ws://service',
    WebSocket: this.socketClass(),
    backoff: { minDelayMs: 100, maxDelayMs: 1_000, maxAttempts: Infinity, random: () => 0 },
    silenceTimeoutMs: 15_000,
    connectTimeoutMs: 5_000,
  };

  /** The latest; waits for nothing. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('nobody has connected');
    return socket;
  }

  /** Paths of all connections so far. */
  get paths(): string[] {
    return this.sockets.map(({ url }) => url.replace('ws://service', ''));
  }

  /** Lets the time of fake timers pass. */
  async pass(milliseconds: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(milliseconds);
  }

  /** Lets a wait pass, and accepts the connection that follows. */
  async connect(milliseconds = 0): Promise<FakeSocket> {
    const before = this.sockets.length;
    await this.pass(milliseconds);
    // The answer of a fake REST call comes through a stream, in a few turns.
    for (let i = 0; i < 10 && this.sockets.length === before; i++) await this.pass(0);
    if (this.sockets.length === before) throw new Error('no new connection');
    return this.socket.accept();
  }

  private socketClass(): SocketClass {
    const { sockets } = this;
    return class extends FakeSocket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
      }
    };
  }
}

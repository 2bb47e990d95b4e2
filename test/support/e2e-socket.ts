import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Json } from './e2e-rest';

/** A frame of the service; what else it has, the test itself asserts. */
export interface Frame extends Json {
  readonly type?: string;
}

/** The answer to a request. */
export interface AnswerFrame extends Frame {
  readonly id: string | number | null;
  readonly ok: boolean;
  readonly result?: Json;
  readonly error?: { code: string; detail: string; errors?: { field: string }[] };
}

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

type Wanted = (frame: Frame) => boolean;

interface Waiter {
  readonly wanted: Wanted;
  resolve(frame: Frame): void;
}

const PATIENCE_MS = 5_000;

/** A real WebSocket client that keeps every frame until it is asked for. */
export class SocketClient {
  /** Every frame since the socket opened. */
  readonly history: Frame[] = [];
  readonly closing: Promise<Closing>;
  private unread: Frame[] = [];
  private waiters: Waiter[] = [];
  private lastId = 0;

  private constructor(readonly ws: WebSocket) {
    ws.on('message', (data: Buffer) => this.receive(JSON.parse(data.toString()) as Frame));
    ws.on('error', () => undefined);
    this.closing = new Promise((resolve) =>
      ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
  }

  /** Resolves once the handshake is done; frames that came with it are kept. */
  static async open(url: string): Promise<SocketClient> {
    const client = new SocketClient(new WebSocket(url));
    await once(client.ws, 'open');
    return client;
  }

  /** Sends a request and resolves with the answer that has its id. */
  request(op: string, args: unknown = {}, id: string | number = ++this.lastId) {
    this.sendText(JSON.stringify({ id, op, args }));
    return this.nextWhere((frame) => frame.id === id && 'ok' in frame) as Promise<AnswerFrame>;
  }

  sendText(text: string | Buffer): void {
    this.ws.send(text);
  }

  /** The next unread frame of a type. */
  next(type: string): Promise<Frame> {
    return this.nextWhere((frame) => frame.type === type, type);
  }

  /** The next unread frame that is an answer, whatever its id. */
  nextAnswer(): Promise<AnswerFrame> {
    return this.nextWhere((frame) => 'ok' in frame, 'answer') as Promise<AnswerFrame>;
  }

  nextWhere(wanted: Wanted, name = 'wanted frame'): Promise<Frame> {
    const place = this.unread.findIndex(wanted);
    if (place >= 0) return Promise.resolve(this.unread.splice(place, 1)[0]);
    return new Promise((resolve, reject) => {
      const seen = (): string => JSON.stringify(this.history.slice(-5));
      const timer = setTimeout(
        () => reject(new Error(`no ${name} came; the last frames: ${seen()}`)),
        PATIENCE_MS,
      );
      const settle = (frame: Frame): void => {
        clearTimeout(timer);
        resolve(frame);
      };
      this.waiters.push({ wanted, resolve: settle });
    });
  }

  /** All frames so far of a type. */
  all(type: string): Frame[] {
    return this.history.filter((frame) => frame.type === type);
  }

  async close(): Promise<void> {
    if (this.ws.readyState === WebSocket.CLOSED) return;
    this.ws.terminate();
    await this.closing;
  }

  private receive(frame: Frame): void {
    this.history.push(frame);
    const place = this.waiters.findIndex(({ wanted }) => wanted(frame));
    if (place < 0) this.unread.push(frame);
    else this.waiters.splice(place, 1)[0].resolve(frame);
  }
}

import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Random } from '../random-flow/random';

/** What happens to frames on their way to the client; chances are for each frame, from 0 to 1. */
export interface Weather {
  /** Longest time that a frame is held back, milliseconds; the order of frames is kept. */
  readonly delayMs: number;
  /** The frame is lost. */
  readonly drop: number;
  /** The frame comes twice. */
  readonly duplicate: number;
  /** The connection is cut. */
  readonly cut: number;
  /** Nothing comes any more, though the connection stays open. */
  readonly stall: number;
}

export const CALM: Weather = { delayMs: 0, drop: 0, duplicate: 0, cut: 0, stall: 0 };

/** Frames that may wait before the service is read no further. */
const HELD = 500;

type Damage = 'drop' | 'duplicate' | 'cut' | 'stall';

/** Stands between a client and the service, and does to WebSocket frames what networks never should. */
export class LossyProxy {
  /** What was done so far. */
  readonly done: Record<Damage | 'frames', number> = {
    frames: 0,
    drop: 0,
    duplicate: 0,
    cut: 0,
    stall: 0,
  };
  weather = CALM;
  private readonly pipes = new Set<Pipe>();
  private readonly http = createServer((incoming, outgoing) => this.forward(incoming, outgoing));
  private readonly sockets = new WebSocketServer({ server: this.http });

  /** @param target address of the service, such as `http://127.0.0.1:3000` */
  constructor(
    private readonly target: string,
    private readonly random: Random,
  ) {
    this.sockets.on('connection', (client, { url = '/' }) => this.connect(client, url));
  }

  async listen(): Promise<string> {
    this.http.listen(0, '127.0.0.1');
    await once(this.http, 'listening');
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const pipe of this.pipes) pipe.cut();
    this.sockets.close();
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
  }

  /** Draws what happens to the next frame. */
  draw(): { damage: Damage | undefined; delayMs: number } {
    this.done.frames++;
    const { weather, random } = this;
    const delayMs = weather.delayMs === 0 ? 0 : random.between(0, weather.delayMs);
    let left = random.fraction();
    for (const damage of ['drop', 'duplicate', 'cut', 'stall'] as const) {
      left -= weather[damage];
      if (left >= 0) continue;
      this.done[damage]++;
      return { damage, delayMs };
    }
    return { damage: undefined, delayMs };
  }

  private connect(client: WebSocket, url: string): void {
    const service = new WebSocket(this.target.replace('http', 'ws') + url);
    const pipe = new Pipe(client, service, this);
    this.pipes.add(pipe);
    client.once('close', () => this.pipes.delete(pipe));
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, headers, url = '/' } = incoming;
    const onward = request(this.target + url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }
}

/** One connection through the proxy. */
class Pipe {
  private readonly early: string[] = [];
  private held: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private stalled = false;

  constructor(
    private readonly client: WebSocket,
    private readonly service: WebSocket,
    private readonly proxy: LossyProxy,
  ) {
    client.on('message', (data: Buffer) => this.toService(data.toString()));
    service.on('message', (data: Buffer) => this.toClient(data.toString()));
    service.on('open', () => this.early.splice(0).forEach((text) => service.send(text)));
    client.on('close', () => this.cut());
    service.on('close', (code, reason) => this.closed(code, reason));
    for (const end of [client, service]) end.on('error', () => undefined);
  }

  cut(): void {
    clearTimeout(this.timer);
    this.held = [];
    this.client.terminate();
    this.service.terminate();
  }

  private toService(text: string): void {
    if (this.service.readyState === WebSocket.OPEN) this.service.send(text);
    else this.early.push(text);
  }

  private toClient(text: string): void {
    if (this.stalled) return;
    const { damage, delayMs } = this.proxy.draw();
    if (damage === 'cut') return this.cut();
    if (damage === 'stall') this.stalled = true;
    if (damage === 'stall' || damage === 'drop') return;
    this.held.push(text);
    if (damage === 'duplicate') this.held.push(text);
    if (this.held.length > HELD) this.service.pause();
    this.timer ??= setTimeout(() => this.release(), delayMs);
  }

  private release(): void {
    this.timer = undefined;
    for (const text of this.held.splice(0)) this.client.send(text);
    if (this.service.isPaused) this.service.resume();
  }

  private closed(code: number, reason: Buffer): void {
    this.release();
    if (code >= 4000) this.client.close(code, reason);
    else this.client.terminate();
  }
}

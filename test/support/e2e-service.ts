import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup';
import { loadConfig } from '../../src/common/config/load-config';
import { createLogger } from '../../src/common/logging/logger';
import { COMMAND_LOG, type CommandLog } from '../../src/journal/command-log';
import type { Micros } from '../../src/core/types/units';
import { Clock } from '../../src/matching-engine/clock';
import { MatchingEngineService } from '../../src/matching-engine/matching-engine.service';
import { StreamingOptions } from '../../src/streaming/streaming-options';
import { RestClient } from './e2e-rest';
import { SocketClient } from './e2e-socket';

export interface ServiceSetup {
  /** Environment variables on top of the silent defaults. */
  readonly env?: Readonly<Record<string, string>>;
  /** Intervals and limits of the sockets, for tests that cannot wait. */
  readonly streaming?: Partial<StreamingOptions>;
}

/** The whole service on a free port of this process, with clients that are closed with it. */
export class E2eService {
  readonly rest: RestClient;
  private readonly sockets: SocketClient[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
  ) {
    this.rest = new RestClient(url);
  }

  static async start({ env, streaming }: ServiceSetup = {}): Promise<E2eService> {
    const config = loadConfig({ PORT: '0', JOURNAL: 'memory', LOG_LEVEL: 'silent', ...env });
    const app = await createApp(config, createLogger({ level: config.LOG_LEVEL }));
    Object.assign(app.get(StreamingOptions), streaming);
    await app.listen(config.PORT, config.HOST);
    return new E2eService(app, await app.getUrl());
  }

  /** Puts the clock of the service forward. */
  advance(milliseconds: number): void {
    const clock = this.app.get(Clock);
    const now = clock.now.bind(clock);
    clock.now = () => (now() + milliseconds * 1000) as Micros;
  }

  get engine(): MatchingEngineService {
    return this.app.get(MatchingEngineService);
  }

  get commandLog(): CommandLog {
    return this.app.get<CommandLog>(COMMAND_LOG);
  }

  /** Opens a socket at a path such as `/ws/orders?accountId=alice`. */
  async socket(path: string): Promise<SocketClient> {
    const client = await SocketClient.open(this.url.replace('http', 'ws') + path);
    this.sockets.push(client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all(this.sockets.map((socket) => socket.close()));
    await this.app.close();
  }
}

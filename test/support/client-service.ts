import { createNodeClient, type MatchingEngineClient } from '@matching-engine/client/node';
import type { SubmitOrder } from '@matching-engine/client';
import { SessionRegistry } from '../../src/streaming/session-registry.service';
import { E2eService, type ServiceSetup } from './e2e-service';

/** The whole service, and the client package as programs use it. */
export class ClientService {
  private constructor(
    readonly service: E2eService,
    readonly client: MatchingEngineClient,
  ) {}

  static async start(setup: ServiceSetup = {}): Promise<ClientService> {
    const service = await E2eService.start(setup);
    const reconnect = { minDelayMs: 10, maxDelayMs: 100 };
    return new ClientService(service, createNodeClient({ url: service.url, reconnect }));
  }

  /** Cuts every socket, as a failing network does. */
  cutSockets(): void {
    for (const session of this.service.app.get(SessionRegistry).all()) session.terminate();
  }

  async close(): Promise<void> {
    this.client.close();
    await this.service.close();
  }
}

/** A limit order of the default instrument. */
export function limitOrder(
  side: 'buy' | 'sell',
  quantity: string,
  price: string,
  more: Partial<SubmitOrder> = {},
): SubmitOrder {
  return { symbol: 'BTC-USDT', side, type: 'limit', quantity, price, ...more };
}

const PATIENCE_MS = 5_000;

/** Waits until something holds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

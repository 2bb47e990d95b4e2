import { Injectable } from '@nestjs/common';
import type { SubscribableChannel } from './subscribable-channel';

/** The channels that clients may subscribe to, by name. */
@Injectable()
export class ChannelDirectory {
  private readonly channels = new Map<string, SubscribableChannel>();

  /** @throws when the name is taken */
  add<Query extends object>(channel: SubscribableChannel<Query>): void {
    if (this.channels.has(channel.name)) throw new Error(`channel "${channel.name}" exists`);
    this.channels.set(channel.name, channel as unknown as SubscribableChannel);
  }

  get(name: string): SubscribableChannel | undefined {
    return this.channels.get(name);
  }

  /** In the order they were added. */
  all(): SubscribableChannel[] {
    return [...this.channels.values()];
  }

  names(): string[] {
    return [...this.channels.keys()];
  }
}

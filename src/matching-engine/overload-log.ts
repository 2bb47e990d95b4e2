import { Logger } from '@nestjs/common';

/** How often an overload is told of, in milliseconds. */
const PAUSE_MS = 1000;

/**
 * Logs that commands are refused since too many wait: the first one, and then once in a while how
 * many. A line for each would make it worse.
 */
export class OverloadLog {
  private refused = 0;
  private pause: NodeJS.Timeout | null = null;

  constructor(private readonly log: Logger) {}

  /** To be called with every command that is refused. */
  add(): void {
    this.refused++;
    if (this.pause === null) this.tell();
  }

  /** Tells of those since the last time; once there are none, the next one is told of at once. */
  private tell(): void {
    const { refused } = this;
    this.refused = 0;
    this.pause = refused === 0 ? null : setTimeout(() => this.tell(), PAUSE_MS).unref();
    if (refused > 0) this.log.warn({ msg: 'overloaded: commands refused', refused });
  }
}

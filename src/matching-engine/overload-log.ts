import { Logger } from '@nestjs/common';

/** How often an overload is told of, in milliseconds. */
const PAUSE_MS = 1000;

/** Logs that commands are refused since too many wait: not each of them, which would make it worse. */
export class OverloadLog {
  private readonly log = new Logger('MatchingEngineService');
  private toldAt = -Infinity;
  private refused = 0;

  /** To be called with every command that is refused. */
  add(inboxDepth: number): void {
    this.refused++;
    const now = performance.now();
    if (now - this.toldAt < PAUSE_MS) return;
    const { refused } = this;
    this.log.warn({ msg: 'overloaded: commands refused', refused, inboxDepth });
    this.toldAt = now;
    this.refused = 0;
  }
}

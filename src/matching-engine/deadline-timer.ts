import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from './clock';
import { MatchingEngineService } from './matching-engine.service';

/** How often the clock is compared with the next deadline, in milliseconds. */
const POLL_MS = 50;

/**
 * Lets orders expire when nobody sends a command: the engine reads no clock, so once the next
 * deadline has come this submits the command that lets time pass. One at a time.
 */
@Injectable()
export class DeadlineTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DeadlineTimer.name);
  private timer: NodeJS.Timeout | undefined;
  private isSubmitting = false;

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.poll(), POLL_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Submits the command if a deadline has come; resolves when it has been applied. */
  async poll(): Promise<void> {
    if (this.isSubmitting || this.engine.status !== 'ready' || !this.isDue()) return;
    this.isSubmitting = true;
    try {
      await this.engine.submit({ kind: 'advance_time' }, () => undefined);
    } catch (error) {
      this.log.debug({ msg: 'time not advanced; trying again', err: error });
    }
    this.isSubmitting = false;
  }

  private isDue(): boolean {
    const { nextDeadline } = this.engine;
    return nextDeadline !== 0 && this.clock.now() >= nextDeadline;
  }
}

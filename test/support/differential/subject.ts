/** What is compared with the naive twin: the core, as an engine that hands out its events. */
import type { SequencedCommand, SubmitOrder } from '../../../src/core/commands/commands';
import { MatchingEngine } from '../../../src/core/engine/matching-engine';
import type { EngineSnapshot } from '../../../src/core/engine/snapshot';
import { EventCollector } from '../../../src/core/events/event-collector';
import type { CoreEvent } from '../../../src/core/events/events';
import type { RejectCode } from '../../../src/core/events/reasons';
import type { Micros } from '../../../src/core/types/units';

export interface Subject {
  apply(entry: SequencedCommand): CoreEvent[];
  snapshot(): EngineSnapshot;
  /** What would refuse the order at this time; changes nothing. */
  check?(command: SubmitOrder, time: Micros): RejectCode | null;
  /** Earliest deadline of any order; 0 = none. */
  nextDeadline(): number;
}

export class CoreSubject implements Subject {
  private readonly collector = new EventCollector();
  readonly engine: MatchingEngine;

  constructor(clientOrderIdWindow: number) {
    this.engine = new MatchingEngine(this.collector, { clientOrderIdWindow });
  }

  apply(entry: SequencedCommand): CoreEvent[] {
    this.engine.apply(entry);
    return this.collector.take();
  }

  snapshot(): EngineSnapshot {
    return this.engine.snapshot();
  }

  check(command: SubmitOrder, time: Micros): RejectCode | null {
    return this.engine.check(command, time);
  }

  nextDeadline(): number {
    return this.engine.nextDeadline;
  }
}

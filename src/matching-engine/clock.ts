import { Injectable } from '@nestjs/common';
import type { Micros } from '../core/types/units';

/** The wall clock in microseconds, kept from running backwards. */
@Injectable()
export class Clock {
  private last = 0;

  now(): Micros {
    const now = Math.floor((performance.timeOrigin + performance.now()) * 1000);
    if (now > this.last) this.last = now;
    return this.last as Micros;
  }
}

import type { SocketSession } from './socket-session';

/** The place of one request's answer among the answers of its socket. */
export class AnswerSlot {
  text: string | undefined = undefined;
  /** Called once the answer has been sent; must not throw. */
  afterwards: (() => void) | undefined = undefined;
  next: AnswerSlot | undefined = undefined;

  /** @param id the request's id as JSON text */
  constructor(readonly id: string) {}
}

/**
 * Sends answers in the order of their requests, whenever they become known, and holds them
 * while the reader is slow. What it holds is bounded by the number of unanswered requests.
 */
export class AnswerQueue {
  private head: AnswerSlot | undefined = undefined;
  private tail: AnswerSlot | undefined = undefined;
  private count = 0;

  constructor(
    private readonly session: SocketSession,
    private readonly maxBufferedBytes: number,
  ) {}

  /** Requests without an answer on its way. */
  get length(): number {
    return this.count;
  }

  reserve(id: string): AnswerSlot {
    const slot = new AnswerSlot(id);
    if (this.tail === undefined) this.head = slot;
    else this.tail.next = slot;
    this.tail = slot;
    this.count++;
    return slot;
  }

  fill(slot: AnswerSlot, text: string): void {
    slot.text = text;
    if (slot === this.head) this.release();
  }

  /** Sends every answer whose turn it is and that the reader has room for. */
  release(): void {
    let slot = this.head;
    while (slot?.text !== undefined && this.session.bufferedBytes <= this.maxBufferedBytes) {
      this.session.send(slot.text);
      slot.afterwards?.();
      this.count--;
      slot = slot.next;
    }
    this.head = slot;
    if (slot === undefined) this.tail = undefined;
  }
}

import { AnswerQueue, type AnswerSlot } from './answer-queue';
import { AnswerThen } from './answer-then';
import { errorText, failureText, resultText } from './answer-text';
import { type ErrorToFrame, INVALID_REQUEST } from './error-frame';
import { parseRequest } from './request-parser';
import type { RequestHandler, SocketSession } from './socket-session';
import type { StreamingOptions } from './streaming-options';

const PING = 'ping';
const MAX_ECHOED_OP = 40;

interface Message {
  readonly data: Buffer;
  readonly binary: boolean;
}

/**
 * Gives every message of one socket exactly one answer, in order. Messages that arrive while
 * the most allowed are unanswered wait, and the socket is not read until half are answered.
 */
export class RequestDispatcher {
  private readonly answers: AnswerQueue;
  private readonly maxUnanswered: number;
  private waiting: Message[] = [];
  private paused = false;
  private resuming = false;

  constructor(
    private readonly session: SocketSession,
    private readonly errorToFrame: ErrorToFrame,
    options: StreamingOptions,
  ) {
    this.answers = new AnswerQueue(session, options.maxBufferedBytes);
    this.maxUnanswered = options.maxUnanswered;
    session.onDrain(() => {
      this.answers.release();
      this.resumeWhenHalfAnswered();
    });
  }

  receive(data: Buffer, binary: boolean): void {
    if (this.session.closed) return;
    if (!this.paused && this.answers.length < this.maxUnanswered) {
      this.dispatch(data, binary);
      return;
    }
    this.waiting.push({ data, binary });
    if (this.paused) return;
    this.paused = true;
    this.session.pauseReading();
  }

  private dispatch(data: Buffer, binary: boolean): void {
    const request = parseRequest(data, binary);
    const slot = this.answers.reserve(request.id);
    if (request.fault !== undefined) {
      this.refuse(slot, request.fault);
      return;
    }
    const handler = this.session.handlerOf(request.op);
    if (handler !== undefined) this.run(slot, handler, request.args);
    else if (request.op === PING) this.settle(slot, resultText(slot.id, {}));
    else this.refuse(slot, this.unknownOp(request.op));
  }

  private run(slot: AnswerSlot, handler: RequestHandler, args: unknown): void {
    try {
      const result = handler(args);
      if (!(result instanceof Promise)) return this.succeed(slot, result);
      result.then(
        (later) => this.succeed(slot, later),
        (error) => this.fail(slot, error),
      );
    } catch (error) {
      this.fail(slot, error);
    }
  }

  private succeed(slot: AnswerSlot, result: unknown): void {
    let text: string;
    try {
      if (result instanceof AnswerThen) {
        text = resultText(slot.id, result.result);
        slot.afterwards = result.afterwards;
      } else text = resultText(slot.id, result);
    } catch (error) {
      return this.fail(slot, error);
    }
    this.settle(slot, text);
  }

  private fail(slot: AnswerSlot, error: unknown): void {
    this.settle(slot, failureText(slot.id, error, this.errorToFrame));
  }

  private unknownOp(op: string): string {
    const names = [...new Set([...this.session.operations, PING])].join(', ');
    if (op === '') return `Missing "op"; use one of ${names}.`;
    return `Unknown op ${JSON.stringify(op.slice(0, MAX_ECHOED_OP))}; use one of ${names}.`;
  }

  private refuse(slot: AnswerSlot, detail: string): void {
    this.settle(slot, errorText(slot.id, { code: INVALID_REQUEST, detail }));
  }

  private settle(slot: AnswerSlot, text: string): void {
    this.answers.fill(slot, text);
    if (this.paused) this.resumeWhenHalfAnswered();
  }

  private resumeWhenHalfAnswered(): void {
    if (!this.paused || this.resuming || this.answers.length > this.maxUnanswered / 2) return;
    if (this.session.closed) this.waiting = [];
    this.resuming = true;
    let taken = 0;
    while (taken < this.waiting.length && this.answers.length < this.maxUnanswered) {
      const { data, binary } = this.waiting[taken++];
      this.dispatch(data, binary);
    }
    this.waiting = this.waiting.slice(taken);
    this.resuming = false;
    if (this.waiting.length > 0) return;
    this.paused = false;
    this.session.resumeReading();
  }
}

/** A handler's result, and what is to happen right after its answer has been sent. */
export class AnswerThen {
  constructor(
    readonly result: unknown,
    readonly afterwards: () => void,
  ) {}
}

/** A handler's result that is JSON text already: spliced into the answer as it is. */
export class RawJson {
  /** @param text one valid JSON value; it is not checked */
  constructor(readonly text: string) {}
}

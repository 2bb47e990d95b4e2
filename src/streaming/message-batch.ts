import { encodeTextFrames } from './frame-encoder';
import type { Reader } from './reader';

/** Messages for many readers, encoded once for all that have the same head. */
export class MessageBatch {
  private plain: Buffer | undefined;
  private headed: Map<string, Buffer> | undefined;

  constructor(private readonly texts: readonly string[]) {}

  sendTo(reader: Reader): void {
    reader.sendFrame(reader.head === '' ? this.plainFrames() : this.framesUnder(reader.head));
  }

  private plainFrames(): Buffer {
    return (this.plain ??= encodeTextFrames(this.texts));
  }

  private framesUnder(head: string): Buffer {
    this.headed ??= new Map();
    let frames = this.headed.get(head);
    if (frames === undefined) {
      frames = encodeTextFrames(this.texts.map((text) => `${head}${text}}`));
      this.headed.set(head, frames);
    }
    return frames;
  }
}

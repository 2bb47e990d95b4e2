/** First byte of a frame: final fragment, text. */
const FINAL_TEXT = 0x81;

const SHORT_LIMIT = 126;
const MEDIUM_LIMIT = 0x1_0000;

function headerLength(payloadLength: number): number {
  if (payloadLength < SHORT_LIMIT) return 2;
  return payloadLength < MEDIUM_LIMIT ? 4 : 10;
}

function writeHeader(target: Buffer, offset: number, payloadLength: number): number {
  target[offset] = FINAL_TEXT;
  if (payloadLength < SHORT_LIMIT) {
    target[offset + 1] = payloadLength;
    return offset + 2;
  }
  if (payloadLength < MEDIUM_LIMIT) {
    target[offset + 1] = 126;
    return target.writeUInt16BE(payloadLength, offset + 2);
  }
  target[offset + 1] = 127;
  target.writeUInt32BE(0, offset + 2);
  return target.writeUInt32BE(payloadLength, offset + 6);
}

function writeFrame(target: Buffer, offset: number, text: string, byteLength: number): number {
  const start = writeHeader(target, offset, byteLength);
  const encoding = byteLength === text.length ? 'latin1' : 'utf8';
  return start + target.write(text, start, byteLength, encoding);
}

/** One unmasked text frame as a server sends it; lone surrogates become U+FFFD. */
export function encodeTextFrame(text: string): Buffer {
  const byteLength = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(headerLength(byteLength) + byteLength);
  writeFrame(frame, 0, text, byteLength);
  return frame;
}

/** The frames of many texts, in order, in one buffer of exactly their size. */
export function encodeTextFrames(texts: readonly string[]): Buffer {
  if (texts.length === 1) return encodeTextFrame(texts[0]);
  const byteLengths = new Array<number>(texts.length);
  let total = 0;
  for (let index = 0; index < texts.length; index++) {
    const byteLength = Buffer.byteLength(texts[index]);
    byteLengths[index] = byteLength;
    total += headerLength(byteLength) + byteLength;
  }
  const frames = Buffer.allocUnsafe(total);
  let offset = 0;
  for (let index = 0; index < texts.length; index++) {
    offset = writeFrame(frames, offset, texts[index], byteLengths[index]);
  }
  return frames;
}

/** Counts the unmasked WebSocket frames in a stream of bytes, after the HTTP answer before them. */
const HEADERS_END = '\r\n\r\n';
const PING = 9;

export class FrameScanner {
  /** Pings since the reader last answered them. */
  pings = 0;
  private rest: Buffer | null = null;
  private upgraded = false;

  /** @param onFrame gets each whole text frame with its header; counting alone copies nothing */
  constructor(private readonly onFrame?: (frame: Buffer) => void) {}

  /** Number of text frames that are complete with this piece. */
  scan(piece: Buffer): number {
    const data = this.rest === null ? piece : Buffer.concat([this.rest, piece]);
    let at = this.upgraded ? 0 : this.skipHeaders(data);
    let frames = 0;
    while (at + 2 <= data.length) {
      const end = frameEnd(data, at);
      if (end > data.length) break;
      if ((data[at] & 0x0f) === PING) this.pings++;
      else {
        frames++;
        this.onFrame?.(data.subarray(at, end));
      }
      at = end;
    }
    this.rest = at < data.length ? data.subarray(at) : null;
    return frames;
  }

  private skipHeaders(data: Buffer): number {
    const end = data.indexOf(HEADERS_END);
    if (end < 0) return data.length;
    this.upgraded = true;
    return end + HEADERS_END.length;
  }
}

/** Where the frame that begins here ends; Infinity while its header is not complete. */
function frameEnd(data: Buffer, at: number): number {
  const short = data[at + 1];
  if (short < 126) return at + 2 + short;
  if (short === 126) return at + 4 <= data.length ? at + 4 + data.readUInt16BE(at + 2) : Infinity;
  return at + 10 <= data.length ? at + 10 + data.readUInt32BE(at + 6) : Infinity;
}

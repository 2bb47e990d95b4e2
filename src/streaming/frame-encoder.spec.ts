import { encodeTextFrame, encodeTextFrames } from './frame-encoder';

interface Decoded {
  readonly text: string;
  readonly headerLength: number;
}

function decode(frames: Buffer): Decoded[] {
  const decoded: Decoded[] = [];
  for (let offset = 0; offset < frames.length;) {
    expect(frames[offset]).toBe(0x81);
    const short = frames[offset + 1];
    const headerLength = short < 126 ? 2 : short === 126 ? 4 : 10;
    const medium = () => frames.readUInt16BE(offset + 2);
    const long = () => Number(frames.readBigUInt64BE(offset + 2));
    const length = short < 126 ? short : short === 126 ? medium() : long();
    const start = offset + headerLength;
    decoded.push({ text: frames.toString('utf8', start, start + length), headerLength });
    offset = start + length;
  }
  return decoded;
}

describe('encodeTextFrame', () => {
  it.each([
    [0, 2],
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
    [200_000, 10],
  ])('frames %i bytes with a header of %i', (length, headerLength) => {
    const text = 'x'.repeat(length);
    const frame = encodeTextFrame(text);
    expect(frame).toHaveLength(headerLength + length);
    expect(decode(frame)).toEqual([{ text, headerLength }]);
  });

  it('counts bytes, not characters', () => {
    const text = 'é€😀'.repeat(20);
    const frame = encodeTextFrame(text);
    expect(frame).toHaveLength(4 + Buffer.byteLength(text));
    expect(decode(frame)).toEqual([{ text, headerLength: 4 }]);
  });

  it('replaces a lone surrogate, so the frame stays valid UTF-8', () => {
    expect(decode(encodeTextFrame('a\ud800b'))[0].text).toBe('a\ufffdb');
  });
});

describe('encodeTextFrames', () => {
  it('puts all frames in one buffer, in order and of exactly their size', () => {
    const texts = ['', 'one', 'zwölf', '漢'.repeat(100), 'x'.repeat(70_000), 'end'];
    const frames = encodeTextFrames(texts);
    expect(decode(frames).map((frame) => frame.text)).toEqual(texts);
    expect(frames.equals(Buffer.concat(texts.map(encodeTextFrame)))).toBe(true);
  });

  it('makes an empty buffer of no texts', () => {
    expect(encodeTextFrames([])).toHaveLength(0);
  });
});

import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';

/** More than the writer has room for at first. */
const ENOUGH = 5000;

test.each(['', 'a', 'alice', 'short text', 'é', 'x'.repeat(63), 'x'.repeat(64)])(
  'the text %p comes back wherever the buffer has to grow',
  (text) => {
    for (let before = 4000; before < ENOUGH; before++) {
      const writer = new ByteWriter();
      writer.raw(Buffer.alloc(before));
      writer.text(text);
      writer.number(before);
      const reader = new ByteReader(writer.take());
      reader.raw(before);
      expect([reader.text(), reader.number(), reader.isAtEnd]).toEqual([text, before, true]);
    }
  },
);

test('a list comes back with as many items as it had', () => {
  const writer = new ByteWriter();
  writer.number(3);
  for (const item of [7, 8, 9]) writer.number(item);
  const reader = new ByteReader(writer.take());
  expect(reader.list(() => reader.number())).toEqual([7, 8, 9]);
});

test('what was cleared is gone', () => {
  const writer = new ByteWriter();
  writer.text('gone');
  writer.clear();
  writer.text('here');
  expect(new ByteReader(writer.take()).text()).toBe('here');
});

import { readSamples } from './prometheus';
import { extended, LINES, MOST_POINTS, NO_LINES, pathOf, type Lines } from './readings';

const reading = (at: number, text: string) => ({ at, samples: readSamples(text) });
const place = LINES.findIndex(({ name }) => name === 'Commands a second');

test('a line grows by what happened between two readings, and stays bounded', () => {
  let lines: Lines = NO_LINES;
  for (let i = 0; i < MOST_POINTS + 10; i++) {
    const before = reading(i * 2_000, `engine_commands_total ${i * 100}`);
    const after = reading((i + 1) * 2_000, `engine_commands_total ${(i + 1) * 100}`);
    lines = extended(lines, before, after);
  }
  expect(lines[place]).toEqual(Array(MOST_POINTS).fill(50));
});

test('a metric that is not there leaves a gap', () => {
  const lines = extended(NO_LINES, reading(0, ''), reading(1_000, ''));
  expect(lines.every(([point]) => point === null)).toBe(true);
});

test('a line is drawn up to its right edge, with gaps', () => {
  expect(pathOf([])).toBe('');
  expect(pathOf([1, 2, null, 2])).toBe('M0.9748 0.5300L0.9832 0.0600M1.0000 0.0600');
});

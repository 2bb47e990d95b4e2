/** Turns a drawn scenario into a test: once straight through, once with a restart at every step. */
import { parseScenario, type ParsedScenario } from './scenario-parser';
import { ScenarioPlayer } from './scenario-player';

export function scenario(sentence: string, drawing: string): void {
  describe(sentence, () => {
    const parsed = parseScenario(drawing);
    const expected = transcript(parsed);

    test('as drawn', () => {
      expect(new ScenarioPlayer(parsed, false).play().join('\n')).toBe(expected);
    });

    test('also when restarted before every command', () => {
      expect(new ScenarioPlayer(parsed, true).play().join('\n')).toBe(expected);
    });
  });
}

function transcript({ steps }: ParsedScenario): string {
  return steps
    .flatMap(({ command, events, book }) => [`> ${command}`, ...events, ...book])
    .join('\n');
}

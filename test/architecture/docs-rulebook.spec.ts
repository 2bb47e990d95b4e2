/** Holds the rulebook to the scenarios, and its drawn examples to the engine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenario } from '../support/scenarios/scenario';

const ROOT = join(__dirname, '../..');
const RULEBOOK = readFileSync(join(ROOT, 'docs/rulebook.md'), 'utf8');
const RULES = Array.from({ length: 29 }, (_, i) => `R${i + 1}`);

/** Numbers of the rules that scenario names begin with. */
function rulesOfScenarios(): string[] {
  const folder = join(ROOT, 'test/scenarios');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const named = files.flatMap((text) => [...text.matchAll(/scenario\(\s*['"`](R\d+) /g)]);
  return [...new Set(named.map(([, rule]) => rule))].sort(byNumber);
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

interface Section {
  readonly rule: string;
  /** Drawings that have a command line. */
  readonly examples: readonly string[];
}

function sections(): Section[] {
  const [, ...parts] = RULEBOOK.split(/^## (?=R\d+ )/m);
  return parts.map((part) => {
    const drawings = [...part.matchAll(/^```text\n(.*?)^```$/gms)].map(([, drawing]) => drawing);
    const [rule] = part.split(' ');
    return { rule, examples: drawings.filter((drawing) => /^> /m.test(drawing)) };
  });
}

describe('the rulebook', () => {
  test('explains the rules R1 to R29, each under a heading of its own', () => {
    expect(sections().map(({ rule }) => rule)).toEqual(RULES);
  });

  test('has at least one scenario for every rule, and no scenario names another', () => {
    expect(rulesOfScenarios()).toEqual(RULES);
  });

  test('draws an example for every rule that the engine itself decides', () => {
    const bare = sections().filter(({ examples }) => examples.length === 0);
    expect(bare.map(({ rule }) => rule)).toEqual(['R11']);
  });
});

describe('the examples of the rulebook', () => {
  for (const { rule, examples } of sections()) {
    examples.forEach((example, i) => scenario(`${rule} example ${i + 1}`, example));
  }
});

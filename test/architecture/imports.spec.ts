/** Imports go one way. The rules are in .dependency-cruiser.cjs. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from '../support/architecture/cruise';
import { BROKEN_RULES, writeBrokenProject } from '../support/architecture/broken-project';

const REPOSITORY = join(__dirname, '..', '..');

test('the sources import in the direction the architecture gives', () => {
  const { files, violations } = cruise(REPOSITORY);
  expect(files).toBeGreaterThan(30);
  expect(violations).toEqual([]);
});

describe('a project that breaks every rule', () => {
  const root = writeBrokenProject();
  const { rules, violations } = cruise(root);
  const broken = violations.map((violation) => violation.rule);

  afterAll(() => rmSync(root, { recursive: true }));

  test.each(BROKEN_RULES)('is caught by %s', (rule) => {
    expect(broken).toContain(rule);
  });

  test('leaves no rule untried', () => {
    expect([...BROKEN_RULES].sort()).toEqual([...rules].sort());
  });
});

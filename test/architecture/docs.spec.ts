/** Holds the documents to the code: codes, settings, metrics and rules are what they say. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppConfig } from '../../src/common/config/app-config';
import { ExitCode } from '../../src/common/exit-code';
import { PROBLEMS } from '../../src/common/problem/problem-catalogue';
import { SOFTWARE_VERSION } from '../../src/common/software-version';

const ROOT = join(__dirname, '../..');
const MACHINE_PATH = /(?<![\w.])\/(?:home|root|work|tmp|Users)\//;

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function filesUnder(folder: string, ending: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

/** Cells of the table rows below a heading; code spans are taken out of their backticks. */
function tableUnder(heading: string, text: string): string[][] {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0].split('\n');
  const cells = (row: string): string[] => row.split('|').slice(1, -1).map(cellText);
  return rows.filter((row) => row.startsWith('| `')).map(cells);
}

function cellText(cell: string): string {
  return cell.trim().replace(/^`(.*)`$/, '$1');
}

function allMatches(files: readonly string[], pattern: RegExp): string[] {
  const found = files.flatMap((file) => [...read(file).matchAll(pattern)].map(([, name]) => name));
  return [...new Set(found)];
}

const settings = Object.entries({ ...new AppConfig() }) as [string, string | number | undefined][];

describe('the documents', () => {
  test('list every problem code with its status, title and advice', () => {
    const catalogue = Object.entries(PROBLEMS).map(([code, { status, title, advice }]) => [
      code,
      String(status),
      title,
      advice,
    ]);
    expect(tableUnder('Codes', read('docs/api.md'))).toEqual(catalogue);
  });

  test('list every setting with its default in the README', () => {
    const rows = tableUnder('Configuration', read('README.md'));
    const expected = settings.map(([name, value]) => [name, String(value ?? '')]);
    expect(rows.map(([name, value]) => [name, value])).toEqual(expected);
  });

  test.each(settings)('give %s with its default in .env.example', (name, value) => {
    const line = value === undefined ? `# ${name}=` : `${name}=${value}\n`;
    expect(read('.env.example')).toContain(`\n${line}`);
  });

  test('list exactly the metrics that are registered', () => {
    const sources = filesUnder('src', '.ts').filter((file) => read(file).includes("'prom-client'"));
    const registered = allMatches(sources, /\bname: '([a-z_]+)'/g);
    const documented = tableUnder('Metrics', read('docs/operations.md')).map(([name]) => name);
    expect(registered).not.toEqual([]);
    expect(documented.sort()).toEqual(registered.sort());
  });

  test('explain every exit code', () => {
    const rows = read('docs/operations.md').matchAll(/^\| (\d+) +\| \S/gm);
    const explained = [...rows].map(([, code]) => Number(code));
    expect(new Set(explained)).toEqual(new Set([0, ...Object.values(ExitCode)]));
  });

  test('agree with the software about its version', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(SOFTWARE_VERSION).toBe(version);
  });

  test('explain every rule that a scenario names', () => {
    if (!existsSync(join(ROOT, 'test/scenarios'))) return;
    const named = allMatches(filesUnder('test/scenarios', '.ts'), /['"`](R\d+) /g);
    const headings = allMatches(['docs/rulebook.md'], /^## (R\d+) /gm);
    expect(headings).toEqual(expect.arrayContaining(named));
  });

  test('name no path of a machine', () => {
    const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', '.env.example'];
    const all = [...documents, ...filesUnder('docs', '.md')];
    expect(all.filter((file) => MACHINE_PATH.test(read(file)))).toEqual([]);
  });
});

/** Dashboard and alert rules ask only for metrics and labels that the running service shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { accepted, limit } from '../support/e2e-orders';
import { E2eService } from '../support/e2e-service';

const OPS = join(__dirname, '../../ops');
/** What Prometheus itself adds. */
const ADDED_METRICS = ['up'];
const ADDED_LABELS = ['job', 'instance'];
const NOT_METRICS =
  /^(?:sum|min|max|rate|by|le|histogram_quantile|changes|increase|deriv|label_values|and|or|unless)$/;

interface Dashboard {
  readonly panels: readonly { title: string; targets?: readonly { expr: string }[] }[];
  readonly templating: { list: readonly { query: unknown }[] };
}

interface AlertRules {
  readonly groups: readonly {
    rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly annotations: Record<string, string>;
    }[];
  }[];
}

const dashboard = JSON.parse(
  readFileSync(join(OPS, 'grafana/matching-engine.json'), 'utf8'),
) as Dashboard;
const { groups } = parse(readFileSync(join(OPS, 'prometheus/alerts.yml'), 'utf8')) as AlertRules;
const alerts = groups.flatMap(({ rules }) => rules);
const queries: [string, string][] = [
  ...dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }): [string, string] => [`panel ${title}`, expr]),
  ),
  ...alerts.map(({ alert, expr }): [string, string] => [`alert ${alert}`, expr]),
];

/** Names of an expression outside of label matchers, groupings, ranges and numbers. */
function metricsOf(expr: string): string[] {
  const bare = expr
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, ' ')
    .replace(/\bby \([^)]*\)/g, ' ')
    .replace(/\b\d[\w.]*/g, ' ');
  return (bare.match(/[a-z_]\w*/gi) ?? []).filter((name) => !NOT_METRICS.test(name));
}

function labelsOf(expr: string): string[] {
  const matchers = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, list]) =>
    [...list.matchAll(/(\w+)\s*[=!]/g)].map(([, label]) => label),
  );
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) =>
    list.split(',').map((label) => label.trim()),
  );
  return [...matchers, ...grouped].filter((label) => !ADDED_LABELS.includes(label));
}

describe('the dashboard and the alert rules', () => {
  let service: E2eService;
  let text: string;

  beforeAll(async () => {
    service = await E2eService.start();
    await accepted(service.rest, limit('buy', '1', '100'));
    await service.rest.delete('/api/v1/orders/1?symbol=UNKNOWN');
    await service.socket('/ws/orders');
    text = (await service.rest.get<string>('/admin/metrics')).body;
  });

  afterAll(() => service.close());

  const isShown = (metric: string): boolean => {
    const base = metric.replace(/_(bucket|sum|count)$/, '');
    return new RegExp(`^# TYPE (${metric}|${base} histogram|${base} summary)\\b`, 'm').test(text);
  };

  test('there is something to look at and to be woken by', () => {
    expect(dashboard.panels.length).toBeGreaterThan(15);
    expect(alerts.length).toBeGreaterThan(5);
  });

  test.each(queries)('%s asks for metrics that exist: %s', (_, expr) => {
    const metrics = metricsOf(expr);
    expect(metrics.length).toBeGreaterThan(0);
    const unknown = metrics.filter((name) => !ADDED_METRICS.includes(name) && !isShown(name));
    expect(unknown).toEqual([]);
  });

  test.each(queries)('%s asks for labels that its metrics have: %s', (_, expr) => {
    const declared = new Set([...text.matchAll(/(\w+)="/g)].map(([, label]) => label));
    // Counters without a sample yet show no labels; the table of metrics names them.
    const documented = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
    for (const [, label] of documented.matchAll(/`(\w+)`/g)) declared.add(label);
    expect(labelsOf(expr).filter((label) => !declared.has(label))).toEqual([]);
  });

  test('the check itself notices a metric that is not there', () => {
    expect(metricsOf('rate(engine_commandos_total{job="a"}[5m]) > 0.5').every(isShown)).toBe(false);
    expect(labelsOf('sum by (simbol) (orders_pending{sode="buy"})')).toEqual(['sode', 'simbol']);
  });

  test.each(alerts.map((rule) => [rule.alert, rule]))('%s says what to do', (_, rule) => {
    expect(rule.annotations.summary.length).toBeGreaterThan(10);
    expect(rule.annotations.description).toMatch(/[.]$/);
  });
});

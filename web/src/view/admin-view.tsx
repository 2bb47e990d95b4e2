import type { Ready, TradingState } from '@matching-engine/client';
import { LINES, pathOf, type LineKind } from '../admin/readings';
import { actionFailure, changeState, lines, readFailure, ready } from '../state/admin';
import { instruments } from '../state/instruments';
import { link } from '../state/service';
import { bytesText, Fact } from './facts';
import { LogPanel } from './log-panel';
import { grouped } from '../text/decimal';
import { duration, shortSpan } from '../text/time';
import { TradingStates } from './trading-states';

/** The operator's screen: health, load over time, trading states, log and snapshots. */
export function AdminView() {
  return (
    <main class="admin" aria-label="Administration">
      <Failure text={readFailure.value} />
      <Failure text={actionFailure.value} />
      <HealthPanel />
      <LogPanel />
      {LINES.map((kind, place) => (
        <Line key={kind.name} kind={kind} points={lines.value[place]} />
      ))}
      <section class="panel whole" aria-label="Trading states">
        <header>
          <h2>Trading states</h2>
        </header>
        <TradingStates
          instruments={instruments.value}
          change={(symbol: string, state: TradingState) => void changeState(symbol, state)}
        />
      </section>
    </main>
  );
}

function Failure({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <p class="panel whole outcome refused" role="alert">
      {text}
    </p>
  );
}

function HealthPanel() {
  const now = ready.value;
  return (
    <section class="panel half" aria-label="Health">
      <header>
        <h2>Health</h2>
        <span class={now?.status === 'ready' ? 'badge up' : 'badge warn'} data-test="ready">
          {now?.status ?? 'no answer'}
        </span>
      </header>
      <dl class="facts">
        <Fact name="Connection of this page">{link.value}</Fact>
        {now !== null && Object.entries(now).map(([name, value]) => factOf(name, value))}
      </dl>
    </section>
  );
}

/** Readiness may say more than this page knows; all of it is shown. */
function factOf(name: string, value: unknown) {
  if (name === 'status') return null;
  const text = name === 'uptimeSeconds' ? duration(Number(value)) : textOf(value);
  return (
    <Fact key={name} name={FACT_NAMES[name as keyof Ready] ?? name}>
      {text}
    </Fact>
  );
}

const FACT_NAMES: Partial<Record<keyof Ready, string>> = {
  sequence: 'Last command applied',
  inboxDepth: 'Commands waiting',
  durability: 'Durability',
  uptimeSeconds: 'Up for',
  recoveryPercent: 'Recovered, %',
};

function textOf(value: unknown): string {
  if (typeof value === 'number') return grouped(String(value));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface LineShape {
  readonly kind: LineKind;
  readonly points: readonly (number | null)[];
}

/** The last two minutes of one figure, and what it is now. */
function Line({ kind, points }: LineShape) {
  const now = points.at(-1) ?? null;
  return (
    <section class="panel" aria-label={kind.name}>
      <div class="spark">
        <span class="muted">{kind.name}</span>
        <b data-line={kind.name}>{now === null ? '–' : formatted(now, kind.unit)}</b>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          <path d={pathOf(points)} />
        </svg>
      </div>
    </section>
  );
}

function formatted(value: number, unit: LineKind['unit']): string {
  if (unit === 'seconds') return shortSpan(value);
  if (unit === 'bytes') return bytesText(value);
  return grouped(value.toFixed(unit === 'rate' && value < 10 ? 1 : 0));
}

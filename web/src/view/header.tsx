import { useEffect, useState } from 'preact/hooks';
import { grouped, trimDecimal } from '../text/decimal';
import { latency } from '../state/account';
import { instrument } from '../state/instruments';
import { ticker } from '../state/market';
import { link } from '../state/service';
import {
  account,
  ACCOUNT,
  accounts,
  theme,
  toggleTheme,
  takeAccount,
  view,
  type View,
} from '../state/settings';
import { words } from '../state/order-entry';
import { directionOf, InstrumentPicker, signed } from './instrument-picker';
import { Segments } from './segments';
import { helpIsOpen } from './shortcuts-dialog';

const VIEWS: readonly (readonly [View, string])[] = [
  ['trade', 'Trade'],
  ['admin', 'Admin'],
];

export const ACCOUNT_ID = 'account';

export function Header() {
  return (
    <header class="header">
      <a class="brand" href="/docs" title="API documentation" aria-label="API documentation">
        <img src="/icon.svg" alt="" />
      </a>
      <InstrumentPicker />
      <TickerLine />
      <div class="tools">
        <LinkState />
        <AccountPicker />
        <span class="wide">
          <Segments
            label="Screen"
            options={VIEWS}
            value={view.value}
            choose={(next) => (view.value = next)}
          />
        </span>
        <button
          type="button"
          class="quiet"
          aria-label={theme.value === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
          onClick={toggleTheme}
        >
          {theme.value === 'dark' ? '☀' : '☾'}
        </button>
        <button
          type="button"
          class="quiet wide"
          aria-label="Shortcuts and help"
          onClick={() => (helpIsOpen.value = true)}
        >
          ?
        </button>
      </div>
    </header>
  );
}

function TickerLine() {
  const now = ticker.value;
  const state = instrument.value?.state ?? 'open';
  const percent = now?.changePercent ?? null;
  return (
    <dl class="ticker" aria-label="Last 24 hours">
      <div>
        <dt class="unseen">Last price</dt>
        <dd class={`last ${directionOf(now?.change ?? null)}`} data-test="last-price">
          {now?.lastPrice ? grouped(now.lastPrice) : '–'}
        </dd>
      </div>
      <Fact name="24 h change" class={directionOf(percent)}>
        {percent === null ? '–' : signed(percent)}
      </Fact>
      <Fact name="High" wide>
        {now?.highPrice ? grouped(now.highPrice) : '–'}
      </Fact>
      <Fact name="Low" wide>
        {now?.lowPrice ? grouped(now.lowPrice) : '–'}
      </Fact>
      <Fact name="Volume">
        {now === null ? '–' : `${grouped(trimDecimal(now.volume))} ${instrument.value?.base}`}
      </Fact>
      {state !== 'open' && <span class="badge warn">{words(state)}</span>}
    </dl>
  );
}

interface FactShape {
  readonly name: string;
  readonly class?: string;
  readonly wide?: boolean;
  readonly children: string;
}

function Fact({ name, class: kind = '', wide, children }: FactShape) {
  return (
    <div class={wide ? 'wide' : undefined}>
      <dt>{name}</dt>
      <dd class={kind}>{children}</dd>
    </div>
  );
}

function LinkState() {
  const state = link.value;
  const delay = latency.value;
  return (
    <span class="link" data-state={state} title="Round trip of a ping on the order socket">
      <i aria-hidden="true" />
      <b role="status">{state}</b>
      {delay !== null && <span class="number">{delay.toFixed(1)} ms</span>}
    </span>
  );
}

/** Any name may be used; it takes effect with Enter or when the field is left. */
function AccountPicker() {
  const [text, setText] = useState(account.value);
  useEffect(() => setText(account.value), [account.value]);
  const isSound = ACCOUNT.test(text);
  const take = (): void => {
    if (isSound && text !== account.value) takeAccount(text);
    else setText(account.value);
  };
  return (
    <span class="account">
      <label class="muted wide" for={ACCOUNT_ID}>
        Account
      </label>
      <input
        id={ACCOUNT_ID}
        aria-label="Account"
        list="accounts"
        value={text}
        maxLength={64}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={!isSound}
        onInput={(event) => setText(event.currentTarget.value.trim())}
        onChange={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <datalist id="accounts">
        {accounts.value.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </span>
  );
}

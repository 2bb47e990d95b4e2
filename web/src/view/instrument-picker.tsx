import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { grouped } from '../text/decimal';
import { instrument, instruments, loadTickers, tickers } from '../state/instruments';
import { symbol } from '../state/settings';

const REFRESH_MS = 2_000;

const BUTTON_ID = 'instrument-picker';

export const pickerIsOpen = signal(false);

/** Opens a list of all instruments with their last prices; type to narrow it. */
export function InstrumentPicker() {
  const open = pickerIsOpen.value;
  const box = useRef<HTMLDivElement>(null);
  const close = (): void => {
    pickerIsOpen.value = false;
    document.getElementById(BUTTON_ID)?.focus();
  };
  const leave = (event: FocusEvent): void => {
    if (!box.current?.contains(event.relatedTarget as Node | null)) pickerIsOpen.value = false;
  };
  return (
    <div class="picker" ref={box} onFocusOut={leave}>
      <button
        id={BUTTON_ID}
        type="button"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`Instrument: ${instrument.value?.symbol ?? 'none'}`}
        onClick={() => (pickerIsOpen.value = !open)}
      >
        {instrument.value?.symbol ?? '…'} <span aria-hidden="true">▾</span>
      </button>
      {open && <List close={close} />}
    </div>
  );
}

function List({ close }: { readonly close: () => void }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  useFreshTickers();
  const found = instruments.value.filter((one) => one.symbol.includes(text.toUpperCase()));
  const choose = (place: number): void => {
    if (found[place] !== undefined) symbol.value = found[place].symbol;
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter') choose(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return (
    <div class="list">
      <input
        ref={(input) => input?.focus()}
        role="combobox"
        aria-label="Find an instrument"
        aria-expanded="true"
        aria-controls="instrument-list"
        aria-activedescendant={`instrument-${active}`}
        placeholder="Find an instrument"
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="instrument-list" aria-label="Instruments">
        {found.map((one, place) => (
          <Choice
            key={one.symbol}
            name={one.symbol}
            id={`instrument-${place}`}
            active={place === active}
            choose={() => choose(place)}
          />
        ))}
      </div>
      {found.length === 0 && <p class="empty">Nothing of that name is listed</p>}
    </div>
  );
}

interface ChoiceShape {
  readonly name: string;
  readonly id: string;
  readonly active: boolean;
  readonly choose: () => void;
}

function Choice({ name, id, active, choose }: ChoiceShape) {
  const ticker = tickers.value.get(name);
  const percent = ticker?.changePercent ?? null;
  return (
    <div
      role="option"
      id={id}
      aria-selected={active}
      // Before the focus leaves the input, which would close the list.
      onMouseDown={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <span>{name}</span>
      <span class="number">{ticker?.lastPrice ? grouped(ticker.lastPrice) : '–'}</span>
      <span class={`number ${directionOf(percent)}`}>
        {percent === null ? '' : signed(percent)}
      </span>
    </div>
  );
}

function useFreshTickers(): void {
  useEffect(() => {
    const load = (): void => void loadTickers().catch(() => undefined);
    load();
    const timer = setInterval(load, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
}

/** The class of a change: up, down, or neither. */
export function directionOf(change: string | null): string {
  if (change === null || !/[1-9]/.test(change)) return 'muted';
  return change.startsWith('-') ? 'down' : 'up';
}

export function signed(percent: string): string {
  return `${percent.startsWith('-') ? '' : '+'}${percent} %`;
}

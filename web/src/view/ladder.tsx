import { useRef, useState } from 'preact/hooks';
import type { LadderRow } from '../market/ladder';
import { MULTIPLES } from '../market/ladder';
import { grouped, printUnits, decimalsOf, trimDecimal, unitsOf } from '../text/decimal';
import { ownPrices } from '../state/account';
import { instrument } from '../state/instruments';
import { bookSequence, ladder, ladderRows } from '../state/market';
import { takePrice } from '../state/order-entry';
import { multiple, part } from '../state/settings';
import { useSize } from './use-size';

/** Heads of the columns and the spread between the sides. */
const NO_ROWS_PX = 24 + 34;
const MOST_ROWS = 40;

/** The order book by price: click a price, or choose it with the arrow keys and Enter. */
export function LadderPanel() {
  return (
    <section class="panel book" aria-label="Order book">
      <header>
        <h2>Order book</h2>
        <span class="muted number" title="Sequence of the book feed">
          #<span data-test="book-sequence">{bookSequence.value}</span>
        </span>
        <GroupSelect />
      </header>
      <div class="body">
        <LadderView />
      </div>
    </section>
  );
}

function GroupSelect() {
  const tick = instrument.value?.tickSize ?? '1';
  const decimals = decimalsOf(tick);
  const sizeOf = (times: number): string =>
    trimDecimal(printUnits(unitsOf(tick, decimals) * BigInt(times), decimals));
  return (
    <select
      aria-label="Group prices by"
      style={{ width: 'auto', height: '26px' }}
      value={String(multiple.value)}
      onChange={(event) => (multiple.value = Number(event.currentTarget.value))}
    >
      {MULTIPLES.map((times) => (
        <option key={times} value={times}>
          {sizeOf(times)}
        </option>
      ))}
    </select>
  );
}

function LadderView() {
  const box = useRef<HTMLDivElement>(null);
  useSize(box, ({ height }) => {
    const rows = Math.floor((height - NO_ROWS_PX) / 2 / rowHeight(box.current));
    ladderRows.value = Math.max(3, Math.min(MOST_ROWS, rows));
  });
  const shown = ladder.value;
  return (
    <div class="ladder" ref={box}>
      <div class="heads" aria-hidden="true">
        <span>Price</span>
        <span>Quantity</span>
        <span>Total</span>
      </div>
      <Side name="asks" label="Asks, best last" rows={shown?.asks ?? []} />
      <Spread />
      <Side name="bids" label="Bids, best first" rows={shown?.bids ?? []} />
    </div>
  );
}

function rowHeight(box: HTMLElement | null): number {
  return box === null ? 20 : parseFloat(getComputedStyle(box).getPropertyValue('--row'));
}

function Spread() {
  const shown = ladder.value;
  const spread = shown?.spread ?? null;
  return (
    <div class="spread">
      <b class="number">{grouped(shown?.bestBid ?? '–')}</b>
      <span class="muted number" data-test="spread">
        {spread === null ? 'no spread' : `${spread} · ${shown?.spreadBasisPoints} bp`}
      </span>
      <b class="number">{grouped(shown?.bestAsk ?? '–')}</b>
    </div>
  );
}

interface SideShape {
  readonly name: 'bids' | 'asks';
  readonly label: string;
  readonly rows: readonly LadderRow[];
}

/** One side, best first; asks are stacked upwards. */
function Side({ name, label, rows }: SideShape) {
  const [active, setActive] = useState(-1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const outwards = name === 'bids' ? 'ArrowDown' : 'ArrowUp';
    if (event.key === 'Enter' && rows[active] !== undefined) pick(rows[active].price);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = active + (event.key === outwards ? 1 : -1);
      setActive(Math.max(0, Math.min(rows.length - 1, next)));
    } else return;
    event.preventDefault();
  };
  return (
    <div
      role="listbox"
      tabIndex={0}
      class={name}
      aria-label={label}
      aria-activedescendant={rows[active] === undefined ? undefined : `${name}-${active}`}
      onKeyDown={onKeyDown}
      onBlur={() => setActive(-1)}
    >
      {rows.map((row, place) => (
        <Row
          key={row.price}
          row={row}
          id={`${name}-${place}`}
          active={place === active}
          name={name}
        />
      ))}
      {rows.length === 0 && (
        <span role="option" aria-selected="false" class="muted">
          no {name}
        </span>
      )}
    </div>
  );
}

function pick(price: string): void {
  takePrice(price);
  part.value = 'order';
}

interface RowShape {
  readonly row: LadderRow;
  readonly id: string;
  readonly active: boolean;
  readonly name: 'bids' | 'asks';
}

function Row({ row, id, active, name }: RowShape) {
  const { price, quantity, total, share } = row;
  const flash = useFlash(quantity);
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      class={ownPrices.value.has(price) ? 'own' : undefined}
      data-price={price}
      onClick={() => pick(price)}
    >
      <span class={`number ${name === 'bids' ? 'up' : 'down'}`}>{grouped(price)}</span>
      <span class={`number ${flash}`}>{quantity}</span>
      <span class="number sum">{total}</span>
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <rect x={1 - share} y="0" width={share} height="1" />
      </svg>
    </div>
  );
}

/** A class that changes its name with each change of the value, so that its animation runs again. */
function useFlash(value: string): string {
  const known = useRef({ value, turn: 0 });
  if (known.current.value !== value) {
    known.current = { value, turn: known.current.turn + 1 };
  }
  const { turn } = known.current;
  if (turn === 0) return '';
  return turn % 2 === 0 ? 'flash-a' : 'flash-b';
}

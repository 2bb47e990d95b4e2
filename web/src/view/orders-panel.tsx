import { signal } from '@preact/signals';
import type { OwnOrder } from '../orders/account-orders';
import { cancelAll, fills, history, news, openOrders } from '../state/account';
import { chosenSymbol } from '../state/instruments';
import { refusalOf } from '../link/client';
import { ConfirmButton } from './confirm-button';
import { FillsTable } from './fills-table';
import { HistoryTable } from './history-table';
import { OpenOrdersTable } from './open-orders-table';
import { Segments } from './segments';

type Tab = 'open' | 'history' | 'fills';

const tab = signal<Tab>('open');
const onlyChosen = signal(false);
const failure = signal('');

/** The account's open orders, those that ended, and its fills. */
export function OrdersPanel() {
  const open = openOrders.value.filter(isShown);
  const tabs: readonly (readonly [Tab, string])[] = [
    ['open', `Open (${open.length})`],
    ['history', 'History'],
    ['fills', 'Fills'],
  ];
  return (
    <section class="panel orders" id="orders-panel" tabIndex={-1} aria-label="Your orders">
      <header>
        <Segments
          label="Your orders"
          options={tabs}
          value={tab.value}
          choose={(next) => (tab.value = next)}
        />
        <p class="news" role="status">
          {news.value}
        </p>
        <Filter />
        {tab.value === 'open' && <CancelAll count={open.length} />}
      </header>
      <div class="body" tabIndex={0} role="region" aria-label="Table of your orders">
        {failure.value !== '' && <p class="outcome refused">{failure.value}</p>}
        {tab.value === 'open' && <OpenOrdersTable orders={open} />}
        {tab.value === 'history' && <HistoryTable orders={history.value.filter(isShown)} />}
        {tab.value === 'fills' && <FillsTable fills={fills.value.filter(isShown)} />}
      </div>
    </section>
  );
}

function isShown({ symbol }: Pick<OwnOrder, 'symbol'>): boolean {
  return !onlyChosen.value || symbol === chosenSymbol.value;
}

function Filter() {
  return (
    <label class="filter muted">
      <input
        type="checkbox"
        checked={onlyChosen.value}
        onChange={(event) => (onlyChosen.value = event.currentTarget.checked)}
      />
      Only {chosenSymbol.value}
    </label>
  );
}

function CancelAll({ count }: { readonly count: number }) {
  const symbol = onlyChosen.value ? (chosenSymbol.value ?? undefined) : undefined;
  const run = (): void => {
    failure.value = '';
    cancelAll(symbol).catch((error: unknown) => (failure.value = refusalOf(error).detail));
  };
  return (
    <ConfirmButton
      text="Cancel all"
      question={`Cancel ${count} orders?`}
      disabled={count === 0}
      run={run}
    />
  );
}

import { effect } from '@preact/signals';
import { AdminView } from './view/admin-view';
import { ChartPanel } from './view/candle-chart';
import { Header } from './view/header';
import { LadderPanel } from './view/ladder';
import { OrderForm } from './view/order-form';
import { OrdersPanel } from './view/orders-panel';
import { ShortcutsDialog } from './view/shortcuts-dialog';
import { TapePanel } from './view/tape';
import { openOrders } from './state/account';
import { chosenSymbol } from './state/instruments';
import { ticker } from './state/market';
import { trouble } from './state/service';
import { part, theme, view, type Part } from './state/settings';
import { grouped } from './text/decimal';

const PART_NAMES: readonly (readonly [Part, string])[] = [
  ['chart', 'Chart'],
  ['book', 'Book'],
  ['order', 'Order'],
  ['orders', 'Orders'],
];

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

effect(() => {
  const price = ticker.value?.lastPrice ?? null;
  const name = chosenSymbol.value ?? 'Matching engine';
  document.title = price === null ? name : `${grouped(price)} ${name}`;
});

export function App() {
  return (
    <>
      <Header />
      <Trouble />
      {view.value === 'admin' ? <AdminView /> : <TradeView />}
      <Parts />
      <ShortcutsDialog />
    </>
  );
}

/** Says so when what is shown cannot be trusted. */
function Trouble() {
  return <div role="alert">{trouble.value !== null && <p class="banner">{trouble.value}</p>}</div>;
}

function TradeView() {
  return (
    <main class="trade" data-part={part.value}>
      <h1 class="unseen">Trading</h1>
      <ChartPanel />
      <LadderPanel />
      <TapePanel />
      <section class="panel order" aria-label="Order">
        <header>
          <h2>Order</h2>
        </header>
        <div class="body">
          <OrderForm />
        </div>
      </section>
      <OrdersPanel />
    </main>
  );
}

/** Where to go on a narrow screen; hidden on a wide one. */
function Parts() {
  const go = (next: Part): void => {
    view.value = 'trade';
    part.value = next;
  };
  return (
    <nav class="parts" aria-label="Parts of the screen">
      {PART_NAMES.map(([name, text]) => (
        <button
          key={name}
          type="button"
          aria-pressed={view.value === 'trade' && part.value === name}
          onClick={() => go(name)}
        >
          {text}
          {name === 'orders' && openOrders.value.length > 0 && ` (${openOrders.value.length})`}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={view.value === 'admin'}
        onClick={() => (view.value = 'admin')}
      >
        Admin
      </button>
    </nav>
  );
}

import { grouped } from '../text/decimal';
import { clockTime } from '../text/time';
import { tape } from '../state/market';

/** The latest trades, newest first. */
export function TapePanel() {
  return (
    <section class="panel tape" aria-label="Trades">
      <header>
        <h2>Trades</h2>
      </header>
      <div class="body" tabIndex={0} role="region" aria-label="Latest trades">
        <div class="tape-row heads" aria-hidden="true">
          <span>Price</span>
          <span>Quantity</span>
          <span>Time</span>
        </div>
        <ol>
          {tape.value.map(({ tradeId, price, quantity, aggressorSide, timestamp }) => (
            <li key={tradeId} class="tape-row" data-trade={tradeId}>
              <span class={`number ${aggressorSide === 'buy' ? 'up' : 'down'}`}>
                {grouped(price)}
                <span class="unseen"> {aggressorSide === 'buy' ? 'bought' : 'sold'}</span>
              </span>
              <span class="number">{quantity}</span>
              <span class="number muted">{clockTime(timestamp)}</span>
            </li>
          ))}
        </ol>
        {tape.value.length === 0 && <p class="empty">No trades yet</p>}
      </div>
    </section>
  );
}

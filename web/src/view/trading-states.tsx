import type { Instrument, TradingState } from '@matching-engine/client';
import { useState } from 'preact/hooks';
import { Segments } from './segments';
import { words } from '../state/order-entry';

const STATES: readonly TradingState[] = ['open', 'post_only', 'cancel_only', 'halted', 'auction'];
const OPTIONS = STATES.map((state) => [state, words(state)] as const);

interface StatesShape {
  readonly instruments: readonly Instrument[];
  readonly change: (symbol: string, state: TradingState) => void;
}

/** What each instrument admits now. A change is chosen first and confirmed then. */
export function TradingStates({ instruments, change }: StatesShape) {
  return (
    <table class="states">
      <thead>
        <tr>
          <th scope="col">Instrument</th>
          <th scope="col">Steps</th>
          <th scope="col">Trading state</th>
        </tr>
      </thead>
      <tbody>
        {instruments.map((one) => (
          <StateRow key={one.symbol} one={one} change={change} />
        ))}
      </tbody>
    </table>
  );
}

function StateRow({ one, change }: { readonly one: Instrument } & Pick<StatesShape, 'change'>) {
  const [chosen, setChosen] = useState<TradingState | null>(null);
  const differs = chosen !== null && chosen !== one.state;
  const apply = (): void => {
    if (differs) change(one.symbol, chosen);
    setChosen(null);
  };
  return (
    <tr data-symbol={one.symbol}>
      <td>
        <b>{one.symbol}</b>{' '}
        <span class={one.state === 'open' ? 'badge' : 'badge warn'}>{words(one.state)}</span>
      </td>
      <td class="muted number">
        {one.tickSize} × {one.lotSize}
      </td>
      <td>
        <div class="actions">
          <Segments
            label={`Trading state of ${one.symbol}`}
            options={OPTIONS}
            value={chosen ?? one.state}
            choose={setChosen}
          />
          {differs && (
            <>
              <button type="button" class="armed" onClick={apply}>
                Change to {words(chosen)}
              </button>
              <button type="button" class="quiet" onClick={() => setChosen(null)}>
                Back
              </button>
            </>
          )}
        </div>
      </td>
    </tr>
  );
}

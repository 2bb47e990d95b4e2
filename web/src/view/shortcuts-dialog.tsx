import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export const helpIsOpen = signal(false);

const SHORTCUTS: readonly (readonly [keys: string, meaning: string])[] = [
  ['b', 'Buy, then type the quantity'],
  ['s', 'Sell, then type the quantity'],
  ['l / m', 'Limit order / market order'],
  ['t', 'Choose the type of the order'],
  ['p / n', 'Go to the price / to the quantity'],
  ['↑ ↓', 'In an amount: one step up or down; with Shift ten'],
  ['Enter', 'In the form: send the order. In the ladder: take the price'],
  ['o', 'Go to your orders'],
  ['/', 'Choose an instrument'],
  ['a', 'Choose an account'],
  ['g', 'Trading screen / operator’s screen'],
  ['d', 'Dark theme / light theme'],
  ['Esc', 'Leave a field, a list or a dialog'],
  ['?', 'This help'],
];

/** Help on the keyboard, and where the chart comes from. */
export function ShortcutsDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (helpIsOpen.value && dialog.current?.open === false) dialog.current.showModal();
  }, [helpIsOpen.value]);
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={() => (helpIsOpen.value = false)}>
      <h2 id="help-title">Keyboard</h2>
      <table class="shortcuts">
        <tbody>
          {SHORTCUTS.map(([keys, meaning]) => (
            <tr key={keys}>
              <td>
                {keys
                  .split(' ')
                  .map((key) => (key === '/' && keys !== '/' ? ' / ' : <kbd>{key}</kbd>))}
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">
        The page uses nothing but the public API: see <a href="/docs">its documentation</a>. Charts
        by <a href="https://www.tradingview.com/">TradingView Lightweight Charts™</a>, ©
        TradingView, Inc., Apache License 2.0.
      </p>
      <form method="dialog">
        <button autofocus>Close</button>
      </form>
    </dialog>
  );
}

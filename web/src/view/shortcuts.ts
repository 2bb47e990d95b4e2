/** The keyboard. Letters work while nothing is being typed. */
import { ACCOUNT_ID } from './header';
import { pickerIsOpen } from './instrument-picker';
import { idOf } from './order-fields';
import { helpIsOpen } from './shortcuts-dialog';
import { activeLeg, changeLeg, changeType } from '../state/order-entry';
import { part, toggleTheme, view, type Part } from '../state/settings';

const LETTERS: Readonly<Record<string, () => void>> = {
  b: () => choose('buy'),
  s: () => choose('sell'),
  l: () => changeType(activeLeg.value, 'limit'),
  m: () => changeType(activeLeg.value, 'market'),
  t: () => focusOn(idOf(activeLeg.value, 'type'), 'order'),
  p: () => focusOn(idOf(activeLeg.value, 'price'), 'order'),
  n: () => focusOn(idOf(activeLeg.value, 'quantity'), 'order'),
  o: () => focusOn('orders-panel', 'orders'),
  a: () => focusOn(ACCOUNT_ID),
  '/': () => (pickerIsOpen.value = true),
  d: toggleTheme,
  g: () => (view.value = view.value === 'admin' ? 'trade' : 'admin'),
  '?': () => (helpIsOpen.value = true),
};

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leaveField(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const run = LETTERS[event.key];
    if (run === undefined || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    run();
  });
}

function choose(side: 'buy' | 'sell'): void {
  changeLeg(activeLeg.value, { side });
  focusOn(idOf(activeLeg.value, 'quantity'), 'order');
}

/** Shows the part of the screen that an element is in, then gives it the focus. */
function focusOn(id: string, shown?: Part): void {
  if (shown !== undefined) {
    view.value = 'trade';
    part.value = shown;
  }
  // After the part has been drawn.
  setTimeout(() => {
    const element = document.getElementById(id);
    element?.focus();
    if (element instanceof HTMLInputElement) element.select();
  });
}

function leaveField({ target }: KeyboardEvent): void {
  if (isTyping(target)) (target as HTMLElement).blur();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

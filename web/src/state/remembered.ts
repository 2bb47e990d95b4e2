/** Signals that survive a reload of the page, in the browser's local storage. */
import { effect, signal, type Signal } from '@preact/signals';

const PREFIX = 'matching-engine.';

/** @param isSound whether a stored value still means something to this version */
export function remembered<T>(
  name: string,
  initial: T,
  isSound: (value: unknown) => boolean,
): Signal<T> {
  const value = signal<T>(read(name, initial, isSound));
  effect(() => write(name, value.value));
  return value;
}

function read<T>(name: string, initial: T, isSound: (value: unknown) => boolean): T {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
    return stored !== null && isSound(stored) ? (stored as T) : initial;
  } catch {
    return initial;
  }
}

/** A browser that stores nothing is no reason to fail. */
function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return;
  }
}

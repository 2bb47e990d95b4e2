import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Tells the size of an element, at once and whenever it changes. */
export function useSize(
  ref: RefObject<HTMLElement | null>,
  changed: (size: { readonly width: number; readonly height: number }) => void,
): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([{ contentRect }]) => changed(contentRect));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref.current]);
}

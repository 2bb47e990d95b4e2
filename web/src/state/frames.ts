/**
 * Work that is due at the next frame of the screen, each task once. However many messages come,
 * the screen is brought up to date at most once a frame, and not at all while nobody can see it.
 */
import { batch } from '@preact/signals';

const due = new Set<() => void>();

export function atNextFrame(task: () => void): void {
  due.add(task);
  if (due.size === 1) requestAnimationFrame(run);
}

function run(): void {
  const tasks = [...due];
  due.clear();
  batch(() => tasks.forEach((task) => task()));
}

/** Runs a task at the next frame after a while, once for all calls within that time. */
export function slowly(milliseconds: number, task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      atNextFrame(task);
    }, milliseconds);
  };
}

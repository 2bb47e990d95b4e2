import { STEP_MS } from './chromium';

const EVERY_MS = 25;

/** Tries again until the assertions hold, or tells why they still do not after `withinMs`. */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  withinMs: number = STEP_MS,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }
}

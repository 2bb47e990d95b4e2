import { createNodeClient } from '@matching-engine/client/node';
import type { Settings } from './settings.js';
import { Simulation } from './simulation.js';

/** Resolves with the first signal to stop, or when the time is up. A second signal ends at once. */
export function untilStopped(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = seconds === Infinity ? undefined : setTimeout(resolve, seconds * 1000);
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      clearTimeout(timer);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

/** Trades until `stopped` resolves, then leaves the market as it was found. */
export async function simulate(settings: Settings, stopped: Promise<void>): Promise<void> {
  const { url, seed, rate } = settings;
  const client = createNodeClient({ url });
  const simulation = new Simulation(client, settings, (line) => console.log(line));
  console.log(`simulating on ${url}: RATE=${rate} SEED=${seed}; Ctrl-C ends it`);
  try {
    await simulation.start();
    await stopped;
    await simulation.stop();
  } finally {
    client.close();
  }
}

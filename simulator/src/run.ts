import { createNodeClient } from '@matching-engine/client/node';
import type { Settings } from './settings.js';
import { Simulation } from './simulation.js';

/** Resolves with the first signal to stop. A second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

/** Never resolves for an infinite time. */
function pass(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (seconds !== Infinity) setTimeout(resolve, seconds * 1000);
  });
}

/** Trades until `stopped` resolves or its time is up, then leaves the market as it was found. */
export async function simulate(settings: Settings, stopped: Promise<void>): Promise<void> {
  const { url, seed, rate } = settings;
  const client = createNodeClient({ url });
  const simulation = new Simulation(client, settings, (line) => console.log(line));
  console.log(`simulating on ${url}: RATE=${rate} SEED=${seed}; Ctrl-C ends it`);
  try {
    await simulation.start();
    await Promise.race([stopped, pass(settings.duration)]);
    await simulation.stop();
  } finally {
    client.close();
  }
}

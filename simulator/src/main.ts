/** `npm run simulate`: traders on a running service, until Ctrl-C. */
import { simulate, untilStopped } from './run.js';
import { readSettings, SettingsError } from './settings.js';

try {
  const settings = readSettings(process.env);
  await simulate(settings, untilStopped());
  process.exit(0);
} catch (error) {
  const refused = error instanceof SettingsError;
  console.error(`simulator: ${(error as Error).message}`);
  process.exit(refused ? 2 : 1);
}

import { ConfigModule } from '@nestjs/config';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AppConfig } from './app-config';
import { ConfigurationError } from './configuration-error';

export type Environment = Readonly<Record<string, unknown>>;

/**
 * Builds the settings from environment variables; an empty one counts as unset.
 * @throws ConfigurationError naming each bad key, what it was and what is allowed
 */
export function loadConfig(env: Environment): AppConfig {
  const config = plainToInstance(AppConfig, { ...new AppConfig(), ...givenValues(env) });
  const problems = validateSync(config, { stopAtFirstError: true }).flatMap((error) =>
    Object.values(error.constraints ?? {}),
  );
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze(config);
}

/**
 * Settings of this process: `.env` of the working directory, overridden by the real environment.
 * @param only the settings to be read, where the others may be anything; they have their defaults
 * @throws ConfigurationError as {@link loadConfig}
 */
export async function readConfig(only?: readonly (keyof AppConfig)[]): Promise<AppConfig> {
  let config: AppConfig | undefined;
  const validate = (env: Record<string, unknown>): Record<string, unknown> => {
    config = loadConfig(
      only === undefined ? env : Object.fromEntries(only.map((key) => [key, env[key] ?? ''])),
    );
    return {};
  };
  await ConfigModule.forRoot({ validate });
  return config as unknown as AppConfig;
}

function givenValues(env: Environment): Record<string, unknown> {
  const defaults: Record<string, unknown> = { ...new AppConfig() };
  const given = Object.keys(defaults).filter((key) => Object.hasOwn(env, key) && env[key] !== '');
  return Object.fromEntries(
    given.map((key) => [key, typeof defaults[key] === 'number' ? toNumber(env[key]) : env[key]]),
  );
}

function toNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

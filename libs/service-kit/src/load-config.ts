import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { secretsOf, type ServiceConfig } from './settings';

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigClass<C extends object> = new () => C;

/** `databasePoolMax` → `DATABASE_POOL_MAX` */
export function settingName(property: string): string {
  return property.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

function propertiesOf(config: ConfigClass<object>): string[] {
  const storage = getMetadataStorage();
  const metadata = storage.getTargetValidationMetadatas(config, '', false, false);
  return [...new Set(metadata.map((one) => one.propertyName))];
}

/**
 * Reads the settings of a service or a command once, checks them all and freezes them.
 *
 * @throws Error that lists every missing or wrong setting by its environment name: a service half configured does not start
 */
export function loadConfig<C extends object>(config: ConfigClass<C>, environment: Environment): Readonly<C> {
  const given = propertiesOf(config)
    .map((property) => [property, environment[settingName(property)]] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const instance = plainToInstance(config, Object.fromEntries(given), { enableImplicitConversion: true });
  const problems = validateSync(instance).map(
    (error) => `  ${settingName(error.property)}: ${Object.values(error.constraints ?? {}).join('; ')}`,
  );
  if (problems.length > 0) throw new Error(`Settings that are missing or wrong:\n${problems.join('\n')}`);
  return Object.freeze(instance);
}

/** What the start-up log shows: every setting, secrets as stars. */
export function shownConfig(config: ServiceConfig): Record<string, unknown> {
  const secrets = new Set(secretsOf(config));
  return Object.fromEntries(
    Object.entries(config).map(([property, value]) => [property, secrets.has(property) ? '***' : value]),
  );
}

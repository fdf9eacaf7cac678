import { setFlagsFromString } from 'node:v8';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { shownConfig } from './load-config';
import type { ServiceDefinition } from './service';
import type { ServiceConfig } from './settings';
import { startService, type StartOptions } from './start-service';
import { environment } from './environment.config';

/**
 * The heap may grow to four times what lives in it (by default some 1.4 times) before it is marked. What waits for an
 * answer outlives the young collections, so under load a heap was marked every two seconds, and marking takes every
 * processor from the database for some 20 ms. `--max-old-space-size` stays the bound. Not in `NODE_OPTIONS`, which
 * refuses it.
 */
const HEAP_GROWING_PERCENT = 300;

/** The `main` of every service: starts it from the environment, says so, and stops it cleanly when told to. */
export async function runService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  options: Omit<StartOptions, 'logger'> = {},
): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  const logger = new ConsoleLogger({ json: true, logLevels: ['log', 'warn', 'error', 'fatal'] });
  const log = new Logger('service');
  try {
    const running = await startService(definition, environment(), { ...options, logger });
    log.log({
      started: running.name,
      url: running.url,
      settings: shownConfig(running.get(definition.config)),
    });
    let isStopping = false;
    const stop = (signal: string): void => {
      if (isStopping) return;
      isStopping = true;
      log.log(`stopping on ${signal}`);
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error(String(error));
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', () => stop('SIGTERM'));
    process.once('SIGINT', () => stop('SIGINT'));
  } catch (error) {
    // Before the logger exists a plain sentence is what the operator needs.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

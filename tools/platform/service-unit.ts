import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from './environment.config';
import { heapFlags } from './heap';
import { lastLines, launch } from './launch';
import type { LayoutContext, ServiceRow } from './layout';
import { GIVES_WAY } from './niceness';
import type { Unit } from './supervisor';

export interface ServiceSurroundings {
  context: LayoutContext;
  natsUrl: string;
  /** Undefined for a service without a database. */
  databaseUrl: string | undefined;
  /** Settings that the one who starts the platform gives this service, before all others. */
  settings: Record<string, string>;
}

/** The compiled entry of a service. */
export function mainFile(root: string, app: string): string {
  return join(root, 'dist', 'apps', app, 'src', 'main.js');
}

export function isBuilt(root: string, app: string): boolean {
  return existsSync(mainFile(root, app));
}

export function logFileOf(dataDir: string, name: string): string {
  return join(dataDir, 'logs', `${name}.log`);
}

/** Where the service appends the heads of its audit trail; `npm run audit:verify` holds the database against it. */
function auditHeadsFileOf(dataDir: string, name: string): string {
  return join(dataDir, 'heads', `audit-${name.replaceAll('-', '_')}.jsonl`);
}

export function natsSecretName(service: string): string {
  return `nats.${service}`;
}

/** One service as a process of its own, ready when it says so over HTTP. */
export function serviceUnit(
  row: ServiceRow,
  { context, natsUrl, databaseUrl, settings }: ServiceSurroundings,
): Unit {
  const logFile = logFileOf(context.dataDir, row.name);
  const env = {
    ...childEnvironment(),
    SERVICE_NAME: row.name,
    NATS_URL: natsUrl,
    NATS_USER: row.name,
    NATS_PASSWORD: context.secret(natsSecretName(row.name)),
    ...(databaseUrl === undefined
      ? {}
      : {
          DATABASE_URL: databaseUrl,
          ENVELOPE_KEYS: `first:${context.secret(`envelopes.${row.name}`, 'key')}`,
          AUDIT_HEADS_FILE: auditHeadsFileOf(context.dataDir, row.name),
        }),
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: String(context.port(row.name)),
    ...row.env(context),
    ...settings,
  };
  return {
    name: row.name,
    stage: 2,
    launch: () =>
      launch({
        name: row.name,
        command: process.execPath,
        args: [...heapFlags(row), '--enable-source-maps', mainFile(context.root, row.app)],
        env,
        cwd: context.root,
        logFile,
        stopSignal: 'SIGTERM',
        graceMs: 10_000,
        niceness: row.givesWay ? GIVES_WAY : 0,
      }),
    isReady: () => isAnswering(`${context.url(row.name)}/health/ready`),
    lastLines: () => lastLines(logFile),
  };
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

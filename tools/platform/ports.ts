/**
 * Gives out ports for servers that are still to start. A port is claimed for this process (in the system's temporary
 * folder) until it is released: a second platform on this machine would else take it between our looking and our
 * listening, or while a server that crashed waits to be started again, and then answer in its place.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, release } from './claim';

/** The wanted port of this machine when it is free, else the next free one above it, else any free one. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port > 0 && port < Math.min(wanted + 100, 65_536); port += 1) {
    if (await isOurs(port)) return port;
  }
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await listenOnce(0, '127.0.0.1');
    if (port !== undefined && (await isOurs(port))) return port;
  }
  throw new Error('This machine has no free TCP port left on 127.0.0.1.');
}

export function releasePort(port: number): void {
  release(claimFile(port));
}

/** How a server says in its log that another one, which makes no claims, was quicker. */
export function isPortTaken(log: string): boolean {
  return /address already in use/i.test(log);
}

/** Claims before looking: two that look first would both see it free. */
async function isOurs(port: number): Promise<boolean> {
  if (!canClaim(port)) return false;
  if (await isFree(port)) return true;
  releasePort(port);
  return false;
}

function canClaim(port: number): boolean {
  try {
    mkdirSync(claimsFolder(), { recursive: true });
    return claim(claimFile(port)) === undefined;
  } catch (error) {
    // A temporary folder that cannot be written to: then only the look decides.
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return true;
    throw error;
  }
}

/** One folder a user, since nobody may move another's files there. */
function claimsFolder(): string {
  return join(tmpdir(), `hanout-ports-${process.getuid?.() ?? 0}`);
}

function claimFile(port: number): string {
  return join(claimsFolder(), String(port));
}

/** Both addresses are tried: a server on all interfaces does not stop a second one on 127.0.0.1 everywhere. */
async function isFree(port: number): Promise<boolean> {
  return (
    (await listenOnce(port, '127.0.0.1')) !== undefined && (await listenOnce(port, '0.0.0.0')) !== undefined
  );
}

function listenOnce(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(bound));
    });
  });
}

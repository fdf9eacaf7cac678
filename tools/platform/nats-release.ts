import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const release = '2.12.15';

/**
 * SHA-256 of `nats-server-v<release>-<system>.tar.gz`, as the official images check them
 * (github.com/nats-io/nats-docker, 2.12.x/alpine3.22/Dockerfile). A system without an entry gets no download.
 */
const checksums: Record<string, string | undefined> = {
  'linux-amd64': '58ab8131f819263897e2fc38e503e1b755b63bcafeecc7d12582487df48ca15e',
  'linux-arm64': 'b724db99fefbf8f5c808baa82819ee50350aee9734017e4a478f7e545cef3ab6',
};

/** How long the site may take to answer at all; a network that refuses it must not hold up the start. */
const answerTimeoutMs = 4_000;
const downloadTimeoutMs = 120_000;

/** Downloads, checks and unpacks the official release into the cache; returns the server's path. */
export async function fetchRelease(cache: string, onProgress: (line: string) => void): Promise<string> {
  const system = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const checksum = checksums[system];
  if (!checksum) throw new Error(`no pinned checksum for ${system}`);
  const name = `nats-server-v${release}-${system}`;
  const archive = await download(
    `https://github.com/nats-io/nats-server/releases/download/v${release}/${name}.tar.gz`,
    onProgress,
  );
  verify(archive, checksum);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'release-'));
  try {
    writeFileSync(join(folder, 'archive.tar.gz'), archive);
    await promisify(execFile)('tar', ['-xzf', 'archive.tar.gz', `${name}/nats-server`], { cwd: folder });
    renameSync(join(folder, name, 'nats-server'), join(cache, 'nats-server'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return join(cache, 'nats-server');
}

export function verify(archive: Buffer, checksum: string): void {
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== checksum) throw new Error(`the download has checksum ${actual}, not the pinned ${checksum}`);
}

async function download(url: string, onProgress: (line: string) => void): Promise<Buffer> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), answerTimeoutMs);
  try {
    const answer = await fetch(url, { signal: abort.signal });
    clearTimeout(timer);
    if (!answer.ok) throw new Error(`the site answered ${answer.status}`);
    onProgress(`downloading nats-server ${release}`);
    timer = setTimeout(() => abort.abort(), downloadTimeoutMs);
    return Buffer.from(await answer.arrayBuffer());
  } catch (error) {
    if (abort.signal.aborted) throw new Error('the site did not answer in time');
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw new Error(`${error instanceof Error ? error.message : String(error)}${cause}`);
  } finally {
    clearTimeout(timer);
  }
}

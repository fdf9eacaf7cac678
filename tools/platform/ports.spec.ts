import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { freePort, releasePort } from './ports';

describe('a free port', () => {
  const given: number[] = [];
  afterEach(() => given.splice(0).forEach(releasePort));

  async function ask(wanted: number): Promise<number> {
    const port = await freePort(wanted);
    given.push(port);
    return port;
  }

  it('is given to one only, even when many ask at once, until it is released', async () => {
    const ports = await Promise.all([1, 2, 3, 4].map(() => ask(34_100)));
    expect(new Set(ports).size).toBe(4);
    const first = ports[0] ?? 0;
    releasePort(first);
    expect(await ask(first)).toBe(first);
  });

  it('is not one that somebody listens on', async () => {
    const holder = createServer();
    const taken = await new Promise<number>((resolve) => {
      holder.listen(0, '0.0.0.0', () => resolve((holder.address() as { port: number }).port));
    });
    expect(await ask(taken)).not.toBe(taken);
    holder.close();
  });

  it('comes back when the process that claimed it has ended', async () => {
    const wanted = await ask(34_200);
    releasePort(wanted);
    const claimAndDie = `require('node:fs').writeFileSync('${claimFileOf(wanted)}', JSON.stringify({ pid: process.pid, startedAs: 'now' }))`;
    expect(spawnSync(process.execPath, ['-e', claimAndDie]).status).toBe(0);
    expect(await ask(wanted)).toBe(wanted);
  });
});

function claimFileOf(port: number): string {
  return `${tmpdir()}/hanout-ports-${process.getuid?.() ?? 0}/${port}`;
}

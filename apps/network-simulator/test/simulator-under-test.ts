import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { signBytes } from '@hanout/network-kit';
import { sandboxFace } from '@hanout/network-fake-sandbox';
import type { HttpFace, NetworkFake } from '@hanout/network-testing';
import { startService, type RunningService } from '@hanout/service-kit';
import { startTestNats, type TestNats } from '@hanout/testing';
import type { Entry } from '../src/books/entry';
import type { Fakes } from '../src/networks/networks';
import { networkSecret } from '../src/networks/network-secret';
import { simulatorOf } from '../src/service';

const SECRET = 'a secret of the whole simulator';

/** The reference wire, where a payment is only taken at first. */
export const laterFace: HttpFace = {
  ...sandboxFace,
  answersLater: true,
};

/** Six networks on the reference wire, but for those that are given. */
export function fakesWith(given: Partial<Record<NetworkName, NetworkFake>> = {}): Fakes {
  const sandbox: NetworkFake = { wire: 'http', face: sandboxFace };
  const partOf = (name: NetworkName) => ({ fake: async () => given[name] ?? sandbox });
  return Object.fromEntries(NETWORKS.map((name) => [name, partOf(name)])) as unknown as Fakes;
}

export interface Result {
  payoutId: string;
  status: string;
  ref?: string;
  reason?: string;
}

/** The simulator with a journal that outlives its restarts. */
export class SimulatorUnderTest {
  private readonly journalDir = mkdtempSync(join(tmpdir(), 'hanout-simulator-'));
  running: RunningService;

  private constructor(
    private readonly nats: TestNats,
    private readonly fakes: Fakes,
    private readonly settings: Record<string, string>,
  ) {}

  static async start(fakes: Fakes, settings: Record<string, string> = {}): Promise<SimulatorUnderTest> {
    const under = new SimulatorUnderTest(await startTestNats(), fakes, settings);
    await under.startAgain();
    return under;
  }

  async startAgain(): Promise<void> {
    await this.running?.stop();
    this.running = await startService(simulatorOf(this.fakes), {
      NATS_URL: this.nats.url,
      HTTP_PORT: '0',
      NETWORKS_SECRET: SECRET,
      JOURNAL_DIR: this.journalDir,
      DECIDE_AFTER_MS: '50',
      NOTICE_PAUSE_MS: '20',
      ...this.settings,
    });
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    await this.nats.stop();
    rmSync(this.journalDir, { recursive: true });
  }

  secretOf(network: NetworkName): string {
    return networkSecret(SECRET, network);
  }

  async call(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.running.url}${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.call('GET', path)).json()) as T;
  }

  /** Orders over the reference wire; throws when there is no whole answer. */
  async pay(network: NetworkName, ...payouts: object[]): Promise<Result[]> {
    const response = await this.post(network, 'payouts', { payouts });
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
    return ((await response.json()) as { results: Result[] }).results;
  }

  post(network: NetworkName, path: string, content: object): Promise<Response> {
    const raw = Buffer.from(JSON.stringify(content));
    return fetch(`${this.running.url}/networks/${network}/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-signature': signBytes(raw, this.secretOf(network)),
      },
      body: raw,
    });
  }

  async entries(network: NetworkName): Promise<Entry[]> {
    return (await this.read<{ entries: Entry[] }>(`/networks/${network}/books/entries?limit=1000`)).entries;
  }
}

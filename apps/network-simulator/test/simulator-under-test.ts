import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

const root = join(__dirname, '..', '..', '..');
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

const made = new Map<string, Certificates>();

export interface Certificates {
  ca: string;
  server: { cert: string; key: string };
  client: { cert: string; key: string };
}

/** As `npm start` and the containers have them; new ones for each name. */
export function certificatesOf(name: string): Certificates {
  const known = made.get(name);
  if (known) return known;
  const file = join(mkdtempSync(join(tmpdir(), 'hanout-certificates-')), 'certificates.json');
  execFileSync(process.execPath, [join(root, 'docker', 'make-certificates.mjs'), file]);
  const certificates = JSON.parse(readFileSync(file, 'utf8')) as Certificates;
  rmSync(dirname(file), { recursive: true });
  made.set(name, certificates);
  return certificates;
}

/** Settings of a simulator whose customers have the client's certificate of that name. */
export function tlsSettings(name: string): Record<string, string> {
  const { ca, server } = certificatesOf(name);
  const [TLS_CA, TLS_CERTIFICATE, TLS_KEY] = [ca, server.cert, server.key].map((pem) =>
    Buffer.from(pem).toString('base64'),
  ) as [string, string, string];
  return { TLS_CA, TLS_CERTIFICATE, TLS_KEY };
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

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  authoriseAgent,
  inspectVoucher,
  NETWORKS,
  readFloats,
  readVouchers,
  redeemVoucher,
  systemAccountId,
  type AgentBar,
  type CallerV1,
  type FloatV1,
  type NetworkName,
  type VoucherV1,
} from '@hanout/contracts';
import { fakeAnswers, ServiceProcess, waitFor, type FakeAnswers } from '@hanout/testing';
import { v5 as uuidV5 } from 'uuid';
import { generateRoster } from '../src/rosters/testing/roster-generator';
import { ProgrammesWorld } from './programmes-world';

export const LIABILITY = systemAccountId('voucher-liability:tayssir');
const QUICK = { COUNTER_DEADLINE_MS: '1000', VOUCHER_JOBS_EVERY_MS: '100' };

/** As if nobody had a phone: all of these households are paid by voucher. */
export function rosterWithoutPhones(households: number) {
  const { households: file, ...others } = generateRoster({ seed: 31, households });
  const lines = file.toString('utf8').split('\r\n');
  const place = lines[0]!.split(';').indexOf('telephone');
  const blank = (line: string) => line.split(';').map((cell, at) => (at === place ? '' : cell));
  const written = lines.map((line, row) => (row === 0 || line === '' ? line : blank(line).join(';')));
  return { ...others, households: Buffer.from(written.join('\r\n')) };
}

export const walletOf = ({ agentId, network }: CallerV1): string =>
  uuidV5(`${agentId}/${network}`, uuidV5.URL);

export function anAgent(network: NetworkName = 'cash-plus'): CallerV1 {
  return { kind: 'person', id: randomUUID(), roles: ['agent'], network, agentId: randomUUID() };
}

/** A paid programme full of vouchers, and counters of every network. */
export class VoucherWorld {
  bar: AgentBar | undefined;
  private readonly unused: VoucherV1[] = [];

  private constructor(
    readonly programmes: ProgrammesWorld,
    readonly rosterId: string,
    private readonly fakes: FakeAnswers<object>[],
  ) {}

  static async open(households = 120): Promise<VoucherWorld> {
    const programmes = await ProgrammesWorld.open(QUICK);
    const { rosterId } = await programmes.makeReady(rosterWithoutPhones(households));
    await programmes.disburse(rosterId);
    await programmes.untilState(rosterId, 'closed');
    const fakes: FakeAnswers<object>[] = [];
    const world = new VoucherWorld(programmes, rosterId, fakes);
    const { url } = programmes.nats;
    fakes.push(
      await fakeAnswers(url, readFloats, ({ caller }) => ({ items: floatsOf(caller) })),
      await fakeAnswers(url, authoriseAgent, () =>
        world.bar ? { isAuthorised: false, bar: world.bar } : { isAuthorised: true },
      ),
    );
    world.unused.push(...(await world.read()));
    return world;
  }

  async close(): Promise<void> {
    await Promise.all(this.fakes.map((fake) => fake.stop()));
    await this.programmes.close();
  }

  get ledger() {
    return this.programmes.ledger;
  }

  get sql() {
    return this.programmes.sql;
  }

  /** One that nobody has used yet. */
  next(): VoucherV1 & { code: string } {
    return this.unused.pop() as VoucherV1 & { code: string };
  }

  async read(): Promise<VoucherV1[]> {
    const caller = this.programmes.officer;
    const question = { caller, rosterId: this.rosterId, limit: 1_000 };
    return (await this.programmes.asks.ask(readVouchers, question)).items;
  }

  async stateOf({ serial }: Pick<VoucherV1, 'serial'>): Promise<string | undefined> {
    return (await this.read()).find((one) => one.serial === serial)?.state;
  }

  becomes(voucher: Pick<VoucherV1, 'serial'>, state: string): Promise<void> {
    return waitFor(async () => (await this.stateOf(voucher)) === state, {
      what: `the voucher to be ${state}`,
    });
  }

  redeem(
    { code, amount }: Pick<VoucherV1, 'amount'> & { code?: string },
    { by = anAgent(), key = randomUUID() as string } = {},
  ) {
    const body = { code: code!, amount };
    return this.programmes.asks.ask(redeemVoucher, { caller: by, idempotencyKey: key, body });
  }

  inspect({ code, amount }: Pick<VoucherV1, 'amount'> & { code?: string }, by = anAgent()) {
    return this.programmes.asks.ask(inspectVoucher, { caller: by, body: { code: code!, amount } });
  }

  floatOf(agent: CallerV1): bigint {
    return this.ledger.balanceOf(walletOf(agent));
  }

  /** The act is begun by a service that dies at the point; another one comes up instead. */
  async crashAt(point: string, act: () => Promise<unknown>): Promise<void> {
    const { programmes } = this;
    const { instance } = programmes;
    programmes.forget(instance);
    await instance.stop();
    const main = join(__dirname, 'crashing-main.ts');
    const service = await ServiceProcess.start(main, programmes.environment(), [point]);
    void act().catch(() => undefined);
    await waitFor(() => service.hasEnded, { what: `the service to die at ${point}` });
    await programmes.startInstance();
  }
}

/** As payments lists them to who serves at one counter. */
function floatsOf(caller: CallerV1): FloatV1[] {
  return [
    {
      floatId: walletOf(caller),
      agentId: caller.agentId!,
      network: NETWORKS.find((network) => network === caller.network)!,
      agentCode: 'A-1',
      tradeNameAr: 'وكالة',
      tradeNameFr: 'Agence',
      balance: { minor: '0', currency: 'MAD' },
      isLow: true,
    },
  ];
}

import { randomUUID } from 'node:crypto';
import {
  approveSettlementProposal,
  importBankStatement,
  proposeSettlementTerms,
  readInstruction,
  readWindows,
  tellExposures,
  type NetworkAtCapV1,
  type NetworkName,
  type SettlementTermsV1,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { camt053 } from '../../test/bank';
import { aPayment, SettlementStage, staffWith } from '../../test/settlement-stage';

const DAY = '2026-11-28';
const SEEDED = { minor: '5000000000', currency: 'MAD' };

describe('the caps of networks', () => {
  let stage: SettlementStage;
  beforeEach(async () => {
    stage = await SettlementStage.set(`${DAY}T19:59:00.000Z`);
    await stage.closeAll();
  });
  afterEach(() => stage.strike());

  const [maker, checker] = [staffWith('finance'), staffWith('finance')];
  const asks = () => stage.settlement.get(Asks);
  const exchange = async (network: NetworkName, ...atCap: NetworkAtCapV1[]) =>
    (await asks().ask(tellExposures, { atCap })).caps.find((one) => one.network === network)!;
  const propose = (terms: Partial<SettlementTermsV1>) =>
    asks().ask(proposeSettlementTerms, {
      caller: maker,
      body: {
        proposalId: randomUUID(),
        reason: 'a smaller guarantee',
        terms: {
          party: 'm2t',
          effectiveFrom: '2026-11-29',
          cutOffs: ['20:00'],
          account: { number: 'NETWORK00004', institution: 'M2T' },
          source: 'Agreement',
          ...terms,
        },
      },
    });

  it('are those of the day, changed by two people from a day to come', async () => {
    expect(await exchange('m2t')).toMatchObject({ collectedMax: SEEDED, paidOutMax: SEEDED });
    const lower = { minor: '100000', currency: 'MAD' };
    const { proposalId, contentHash } = await propose({ collectedMax: lower });
    stage.now = '2026-11-29T08:00:00.000Z';
    expect(await exchange('m2t')).toMatchObject({ collectedMax: SEEDED });
    stage.now = `${DAY}T19:59:00.000Z`;
    const body = { contentHash, reason: 'seen' };
    await asks().ask(approveSettlementProposal, { caller: checker, proposalId, body });
    expect(await exchange('m2t')).toMatchObject({ collectedMax: SEEDED });
    stage.now = '2026-11-29T08:00:00.000Z';
    const { collectedMax, paidOutMax } = await exchange('m2t');
    expect([collectedMax, paidOutMax]).toEqual([lower, undefined]);
    expect(await exchange('wafacash')).toMatchObject({ collectedMax: SEEDED, paidOutMax: SEEDED });
  });

  it.each<[string, Partial<SettlementTermsV1>]>([
    ['the platform', { party: 'platform', cutOffs: [], collectedMax: SEEDED }],
    ['another currency', { paidOutMax: { minor: '1', currency: 'EUR' } }],
  ])('are not for %s', async (_, terms) => {
    await expect(propose(terms)).rejects.toMatchObject({ code: 'settlement.caps_wrong' });
  });

  it('come with how far a network is settled: by the bank, or because nothing was owed', async () => {
    const before = (await exchange('m2t')).settledThrough!;
    await stage.pay(aPayment('m2t', 'wafacash', '5001', `${DAY}T19:30:00.000Z`));
    stage.now = `${DAY}T20:00:00.000Z`;
    await stage.closeAll();
    const cutOff = (await exchange('barid-cash')).settledThrough!;
    expect(cutOff > before).toBe(true);
    expect((await exchange('m2t')).settledThrough).toBe(before);
    // A later window with nothing in it does not hide the one that is open.
    stage.now = '2026-11-29T20:00:00.000Z';
    await stage.closeAll();
    expect((await exchange('m2t')).settledThrough).toBe(before);
    const { items } = await asks().ask(readWindows, { caller: maker, day: DAY });
    const { windowId } = items.find(({ network, net }) => network === 'm2t' && net.minor !== '0')!;
    const { messageId } = await asks().ask(readInstruction, { caller: maker, windowId });
    const document = camt053({ entries: [{ minor: 5_001n, endToEndId: messageId }] });
    await asks().ask(importBankStatement, { caller: maker, body: { document } });
    expect((await exchange('m2t')).settledThrough! > cutOff).toBe(true);
  });

  it('are a break for people when something had no room below one, once', async () => {
    const atCap: NetworkAtCapV1 = {
      network: 'm2t',
      side: 'collected',
      unsettled: SEEDED,
      since: '2026-11-28T18:00:00.000Z',
    };
    await Promise.all([1, 2, 3].map(() => exchange('m2t', atCap)));
    await exchange('m2t', { ...atCap, since: '2026-11-28T19:00:00.000Z' });
    expect(
      await stage.query(
        `select kind, network, evidence from breaks where kind = 'network_at_cap' order by opened_at`,
      ),
    ).toEqual([
      {
        kind: 'network_at_cap',
        network: 'm2t',
        evidence: expect.objectContaining({ side: 'collected' }) as object,
      },
      {
        kind: 'network_at_cap',
        network: 'm2t',
        evidence: { side: 'collected', unsettled: SEEDED, since: '2026-11-28T19:00:00.000Z' },
      },
    ]);
  });
});

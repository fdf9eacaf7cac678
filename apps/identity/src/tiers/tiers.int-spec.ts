import { randomUUID } from 'node:crypto';
import type { CallerV1, TierRuleV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { KycWorld } from '../../test/kyc-world';

const world = new KycWorld();
beforeAll(() => world.open());
afterAll(() => world.close());

const administrator = (): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: ['administrator'] });
const raise = (walletId: string, tier: number) =>
  inTransaction(world.source, (manager) =>
    world.walletTiers.change(manager, { walletId, tier, reason: 'case_approved' }),
  );

describe('tiers', () => {
  it('are read with their limits, where they come from and what the law does not say', async () => {
    const { tiers, holderCaps } = await world.tierChanges.read({ caller: administrator() });
    expect(tiers.map(({ tier, balanceCapMinor }) => [tier, balanceCapMinor])).toEqual([
      [1, '20000'],
      [2, '500000'],
      [3, '2000000'],
    ]);
    expect(tiers[2]).toMatchObject({
      capBasis: 'regulation',
      limitsBasis: 'operator_choice',
      monthlyMinor: '4000000',
    });
    expect(holderCaps).toMatchObject([{ balanceCapMinor: '2000000', basis: 'regulation' }]);
  });

  it('change from a day to come, when another person has approved', async () => {
    const [maker, checker] = [administrator(), administrator()];
    const [standing] = (await world.tierChanges.read({ caller: maker })).tiers;
    const rule: TierRuleV1 = { ...standing!, effectiveFrom: '2026-04-01', balanceCapMinor: '30000' };
    const propose = (changes: Partial<TierRuleV1> = {}) =>
      world.tierChanges.propose({
        caller: maker,
        body: { proposalId: randomUUID(), rule: { ...rule, ...changes } },
      });
    await expect(propose({ effectiveFrom: '2026-03-02' })).rejects.toMatchObject({
      code: 'identity.tier_not_in_future',
    });
    await expect(propose({ perOperationMinor: '20001' })).rejects.toMatchObject({
      code: 'identity.tier_limits_disagree',
    });
    const approve = ({ proposal }: Awaited<ReturnType<typeof propose>>) =>
      world.persons.approve(checker, {
        ...proposal,
        apply: (manager, approved) => world.tierChanges.apply(manager, approved),
      });
    const [one, two] = [await propose(), await propose()];
    expect((await world.tierChanges.read({ caller: maker })).tiers).toHaveLength(3);
    await approve(one);
    expect((await world.tierChanges.read({ caller: maker })).tiers[0]).toEqual(rule);
    await expect(approve(two)).rejects.toMatchObject({ code: 'identity.tier_day_taken' });
  });
});

describe('the wallets of one holder in one network', () => {
  it('share his cap: the later one gets what is left', async () => {
    const { personId, walletId } = await world.holder(2);
    const shop = await world.wallet(personId, { kind: 'merchant', tier: 3 });
    expect(await world.ceilingOf(shop)).toBe('1500000');
    await raise(walletId, 3);
    expect(await world.ceilingOf(walletId)).toBe('500000');
    expect(await world.told(walletId)).toMatchObject([{ tier: 3, ceiling: { minor: '500000' } }]);
    const elsewhere = await world.wallet(personId, { network: 'm2t', tier: 3 });
    expect(await world.ceilingOf(elsewhere)).toBe('2000000');
  });

  it('have no room that may still be full: a lowered ceiling frees none', async () => {
    const { personId, walletId } = await world.holder(3);
    await raise(walletId, 1);
    const shop = await world.wallet(personId, { kind: 'merchant', tier: 3 });
    expect([await world.ceilingOf(walletId), await world.ceilingOf(shop)]).toEqual(['20000', '0']);
    await raise(walletId, 3);
    expect((await world.told(walletId)).map(({ version, ceiling }) => [version, ceiling.minor])).toEqual([
      ['1', '20000'],
      ['2', '2000000'],
    ]);
  });

  it('share it also when they are written by one statement, and fit by themselves', async () => {
    const [{ personId: full, walletId }, { personId: other }] = [
      await world.holder(3),
      await world.holder(2),
    ];
    const written: { kind: string; person_id: string; wallet_id: string }[] = await world.source.query(
      `insert into wallets (wallet_id, person_id, network, kind, tier, ceiling_minor, allotted_minor, currency, state,
                            created_at)
       select gen_random_uuid(), person_id, network, kind, 3, ceiling, ceiling, 'MAD', 'opening', now()
         from (values ($1::uuid, 'cash-plus', 'merchant', 2000000), ($2, 'cash-plus', 'merchant', 1800000),
                      ($2, 'm2t', 'merchant', 1900000), ($2, 'm2t', 'customer', 400000))
           as given (person_id, network, kind, ceiling)
       returning wallet_id, person_id, kind`,
      [full, other],
    );
    const ceilings = await Promise.all(written.map(({ wallet_id: id }) => world.ceilingOf(id)));
    expect(ceilings).toEqual(['0', '1500000', '1600000', '400000']);
    expect(await world.ceilingOf(walletId)).toBe('2000000');
  });

  it('never pass it together, raised and opened at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { personId, walletId } = await world.holder(1);
      const [shop] = await Promise.all([
        world.wallet(personId, { kind: 'merchant', tier: 3 }),
        raise(walletId, 3),
      ]);
      const ceilings = [await world.ceilingOf(walletId), await world.ceilingOf(shop)].map(Number);
      expect(ceilings[0]! + ceilings[1]!).toBe(2_000_000);
    }
  });
});

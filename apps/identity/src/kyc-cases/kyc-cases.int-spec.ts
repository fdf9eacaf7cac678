import { randomUUID } from 'node:crypto';
import type { CallerV1, KycOutcome } from '@hanout/contracts';
import { KycWorld, reviewer } from '../../test/kyc-world';

const world = new KycWorld();
beforeAll(() => world.open());
afterAll(() => world.close());
beforeEach(async () => {
  await world.reviewTwice(0);
  await world.source.query('truncate verifications, kyc_evidence, kyc_case_steps, kyc_cases');
});

const REASON = {
  approved: 'complete',
  rejected: 'not_eligible',
  more_needed: 'unreadable',
  escalated: 'doubt',
};
const decide = (caller: CallerV1, caseId: string, outcome: KycOutcome) =>
  world.reviews.review({
    caller,
    caseId,
    body: {
      outcome,
      reason: REASON[outcome],
      ...(outcome === 'approved' && { documentExpiresOn: '2030-06-30' }),
    },
  });
const claim = async (caller: CallerV1) => (await world.reviews.claim({ caller })).cases[0]?.caseId;

describe('a case', () => {
  it('goes from a draft to a higher tier, told of once', async () => {
    const holder = await world.holder();
    const caseId = randomUUID();
    const question = { caller: holder.caller, body: { caseId, walletId: holder.walletId, tier: 2 } };
    const opened = await world.cases.open(question);
    expect(opened).toMatchObject({ state: 'draft', tier: 2 });
    expect(await world.cases.open(question)).toEqual(opened);
    const submit = () => world.cases.submit({ caller: holder.caller, caseId });
    await world.show(caseId, 'cin', 'form');
    await expect(submit()).rejects.toMatchObject({ code: 'identity.evidence_missing' });
    await world.show(caseId, 'contract');
    expect(await submit()).toMatchObject({ state: 'submitted', dueAt: '2026-03-04T10:00:00.000Z' });

    const by = reviewer();
    expect(await claim(by)).toBe(caseId);
    expect(await claim(by)).toBe(caseId);
    const approved = await decide(by, caseId, 'approved');
    expect(approved).toMatchObject({ state: 'approved', reasonFr: 'Le dossier est complet.' });
    expect(await decide(by, caseId, 'approved')).toEqual(approved);
    await expect(decide(by, caseId, 'rejected')).rejects.toMatchObject({
      code: 'identity.kyc_case_moved_on',
    });
    expect(await world.told(holder.walletId)).toMatchObject([
      { tier: 2, ceiling: { minor: '500000', currency: 'MAD' }, version: '1', reason: 'case_approved' },
    ]);
  });

  it('of another looks like none', async () => {
    const [holder, other] = [await world.holder(), await world.holder(1, 'm2t')];
    const caseId = await world.submitted(holder);
    const strangers: CallerV1[] = [
      other.caller,
      { kind: 'client', id: randomUUID(), roles: ['network'], network: 'm2t' },
    ];
    for (const caller of strangers) {
      const gone = { code: 'identity.unknown_kyc_case', kind: 'not_found' };
      await expect(world.cases.read({ caller, caseId })).rejects.toMatchObject(gone);
      await expect(world.cases.withdraw({ caller, caseId })).rejects.toMatchObject(gone);
      await expect(
        world.cases.open({ caller, body: { caseId: randomUUID(), walletId: holder.walletId, tier: 3 } }),
      ).rejects.toMatchObject({ code: 'identity.unknown_kyc_wallet' });
    }
  });

  it('is the only open one of its wallet, whoever comes at once', async () => {
    const holder = await world.holder();
    const opened = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        world.cases.open({
          caller: holder.caller,
          body: { caseId: randomUUID(), walletId: holder.walletId, tier: 2 },
        }),
      ),
    );
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is opened for the higher tiers by principal agents only', async () => {
    const holder = await world.holder();
    const agentOf = async (kind: string): Promise<CallerV1> => {
      const agentId = randomUUID();
      await world.source.query('insert into agents values ($1, $2, now())', [agentId, kind]);
      await world.source.query(
        `insert into mandates (agent_id, network, agent_code, kind, state, trade_name_ar, trade_name_fr, content_hash,
                               given_at, changed_at, float_id)
         values ($1, 'cash-plus', $2, $3, 'active', 'و', 'A', '', now(), now(), gen_random_uuid())`,
        [agentId, agentId.slice(0, 8).toUpperCase(), kind],
      );
      return { kind: 'person', id: randomUUID(), roles: ['agent'], network: 'cash-plus', agentId };
    };
    const body = { caseId: randomUUID(), walletId: holder.walletId, tier: 2 };
    await expect(world.cases.open({ caller: await agentOf('retail'), body })).rejects.toMatchObject({
      code: 'identity.retail_agent_tier',
    });
    await expect(world.cases.open({ caller: await agentOf('principal'), body })).resolves.toMatchObject({
      state: 'draft',
    });
  });

  it('is withdrawn until somebody reviews it, and expires when nobody goes on', async () => {
    const [one, two] = [await world.holder(), await world.holder()];
    const [kept, left] = [await world.submitted(one), randomUUID()];
    await world.cases.open({ caller: two.caller, body: { caseId: left, walletId: two.walletId, tier: 2 } });
    await claim(reviewer());
    await expect(world.cases.withdraw({ caller: one.caller, caseId: kept })).rejects.toMatchObject({
      code: 'identity.kyc_case_moved_on',
    });
    const now = world.clock.now();
    world.clock.set('2026-05-02T10:00:00Z');
    await world.expiry.expireIdle();
    const { cases } = await world.reviews.overdue({ caller: reviewer() });
    world.clock.set(now);
    expect(await world.cases.read({ caller: two.caller, caseId: left })).toMatchObject({ state: 'expired' });
    expect(cases).toMatchObject([{ caseId: kept, state: 'in_review' }]);
  });
});

describe('reviewers', () => {
  it('get a case each when many claim at once, the oldest first', async () => {
    const submitted: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      world.clock.set(new Date(world.clock.now().getTime() + 1_000));
      submitted.push(await world.submitted(await world.holder()));
    }
    expect(await claim(reviewer())).toBe(submitted[0]);
    const claimed = await Promise.all(Array.from({ length: 6 }, () => claim(reviewer())));
    expect(claimed.filter(Boolean).sort()).toEqual(submitted.slice(1).sort());
    const one = reviewer();
    await world.submitted(await world.holder());
    await world.submitted(await world.holder());
    expect(new Set(await Promise.all([claim(one), claim(one), claim(one)])).size).toBe(1);
  });

  it('are two for a drawn case, who agree or pass it on to a third', async () => {
    await world.reviewTwice(10_000);
    const [a, b, c] = [reviewer(), reviewer(), reviewer()];
    const holder = await world.holder();
    const caseId = await world.submitted(holder);
    await claim(a);
    // The first of two needs the date as the only one does, and so does not know which he is.
    await expect(
      world.reviews.review({ caller: a, caseId, body: { outcome: 'approved', reason: 'complete' } }),
    ).rejects.toMatchObject({ code: 'identity.document_date_missing' });
    expect(await decide(a, caseId, 'approved')).toMatchObject({ state: 'submitted' });
    expect(await world.told(holder.walletId)).toEqual([]);
    expect(await claim(a)).toBeUndefined();
    expect(await claim(b)).toBe(caseId);
    expect(await decide(b, caseId, 'rejected')).toMatchObject({ state: 'escalated' });
    expect([await claim(a), await claim(b)]).toEqual([undefined, undefined]);
    expect(await claim(c)).toBe(caseId);
    await expect(decide(c, caseId, 'escalated')).rejects.toMatchObject({ code: 'identity.kyc_last_word' });
    expect(await decide(c, caseId, 'approved')).toMatchObject({ state: 'approved' });
    expect(await world.told(holder.walletId)).toHaveLength(1);
  });

  it('lose a case that they claimed and left, and whoever decides in time keeps it', async () => {
    const caseId = await world.submitted(await world.holder());
    const [gone, next] = [reviewer(), reviewer()];
    expect(await claim(gone)).toBe(caseId);
    world.clock.set('2026-03-02T17:59:00Z');
    expect(await world.expiry.releaseOne()).toBe(false);
    world.clock.set('2026-03-02T18:01:00Z');
    const taken = await Promise.all([1, 2, 3].map(() => world.expiry.releaseOne()));
    expect(taken.filter(Boolean)).toHaveLength(1);
    await expect(decide(gone, caseId, 'approved')).rejects.toMatchObject({
      code: 'identity.kyc_case_moved_on',
    });
    expect(await claim(next)).toBe(caseId);
    expect(await world.expiry.releaseOne()).toBe(false);

    world.clock.set('2026-03-03T18:01:00Z');
    const [decided, released] = await Promise.allSettled([
      decide(next, caseId, 'rejected'),
      world.expiry.releaseOne(),
    ]);
    const { state } = await world.cases.read({ caller: next, caseId });
    const isReleased = released.status === 'fulfilled' && released.value;
    expect([decided.status, state]).toEqual(
      isReleased ? ['rejected', 'submitted'] : ['fulfilled', 'rejected'],
    );
    world.clock.set('2026-03-02T10:00:00Z');
  });

  it('ask for more, and the case begins again', async () => {
    const [a, holder] = [reviewer(), await world.holder()];
    const caseId = await world.submitted(holder);
    await claim(a);
    expect(await decide(a, caseId, 'more_needed')).toMatchObject({
      state: 'more_needed',
      reasonAr: 'الوثيقة غير مقروءة، المرجو تصويرها من جديد.',
    });
    expect(await world.cases.submit({ caller: holder.caller, caseId })).not.toHaveProperty('reason');
    expect(await claim(a)).toBe(caseId);
  });

  it('decide on what they have claimed, for a reason that fits', async () => {
    const caseId = await world.submitted(await world.holder());
    await claim(reviewer());
    await expect(decide(reviewer(), caseId, 'approved')).rejects.toMatchObject({
      code: 'identity.kyc_case_moved_on',
    });
    await expect(
      world.reviews.review({
        caller: reviewer(),
        caseId,
        body: { outcome: 'approved', reason: 'unreadable' },
      }),
    ).rejects.toMatchObject({ code: 'identity.kyc_reason_unfit', field: 'reason' });
    const customer = (await world.holder()).caller;
    await expect(decide(customer, caseId, 'approved')).rejects.toMatchObject({ code: 'platform.forbidden' });
  });
});

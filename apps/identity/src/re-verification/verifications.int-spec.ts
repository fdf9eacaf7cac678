import { randomUUID } from 'node:crypto';
import { verificationDue, type Envelope, type VerificationDueV1 } from '@hanout/contracts';
import { KycWorld, reviewer, type Holder } from '../../test/kyc-world';
import { takeLapsed } from './verifications.queries';

const world = new KycWorld();
beforeAll(() => world.open());
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.set('2026-03-02T10:00:00Z');
  await world.reviewTwice(0);
  await world.source.query('truncate verifications, kyc_evidence, kyc_case_steps, kyc_cases');
});

/** A review that approves what waits first. */
async function approve(caseId: string, documentExpiresOn?: string): Promise<void> {
  const caller = reviewer();
  expect((await world.reviews.claim({ caller })).cases[0]?.caseId).toBe(caseId);
  await world.reviews.review({
    caller,
    caseId,
    body: { outcome: 'approved', reason: 'complete', ...(documentExpiresOn && { documentExpiresOn }) },
  });
}
async function verified(documentExpiresOn: string, tier = 2): Promise<Holder> {
  const holder = await world.holder();
  await approve(await world.submitted(holder, tier), documentExpiresOn);
  return holder;
}
const verificationOf = async ({ walletId }: Holder) =>
  (
    await world.source.query(
      `select tier, last_day::text, notice_on::text, noticed_at, lapsed_at from verifications where wallet_id = $1`,
      [walletId],
    )
  )[0];
const tierOf = async ({ walletId }: Holder): Promise<number> =>
  (await world.source.query('select tier from wallets where wallet_id = $1', [walletId]))[0].tier;
const lapseAll = async (): Promise<void> => {
  while (await world.verifications.lapseOne());
};
const told = async ({ walletId }: Holder): Promise<VerificationDueV1[]> => {
  const rows: { envelope: string }[] = await world.source.query(
    'select envelope from outbox where subject = $1 order by fact_id',
    [verificationDue.subject],
  );
  return rows
    .map(({ envelope }) => (JSON.parse(envelope) as Envelope<VerificationDueV1>).data)
    .filter((data) => data.walletId === walletId);
};

describe('a verification', () => {
  it.each([
    ['the document does', '2027-05-31', '2027-05-31', '2027-04-01'],
    ['the rule says, when the document holds longer', '2036-01-01', '2031-03-02', '2031-01-01'],
    ['the document does, told at once when that is soon', '2026-03-20', '2026-03-20', '2026-03-02'],
    ['today, when the document has its last day', '2026-03-02', '2026-03-02', '2026-03-02'],
  ])('holds as long as %s', async (_why, expiresOn, lastDay, noticeOn) => {
    expect(await verificationOf(await verified(expiresOn))).toMatchObject({
      tier: 2,
      last_day: lastDay,
      notice_on: noticeOn,
    });
  });

  it('has its years on the 28th of February where there is no 29th, and is shorter for a higher tier', async () => {
    world.clock.set('2028-02-29T10:00:00Z');
    expect(await verificationOf(await verified('2050-01-01', 3))).toMatchObject({
      tier: 3,
      last_day: '2031-02-28',
    });
  });

  it('needs the day of a document that is still valid; nothing is approved without', async () => {
    const holder = await world.holder();
    const caseId = await world.submitted(holder);
    const caller = reviewer();
    await world.reviews.claim({ caller });
    const review = (documentExpiresOn?: string) =>
      world.reviews.review({
        caller,
        caseId,
        body: { outcome: 'approved', reason: 'complete', ...(documentExpiresOn && { documentExpiresOn }) },
      });
    const missing = { code: 'identity.document_date_missing', field: 'documentExpiresOn' };
    await expect(review()).rejects.toMatchObject(missing);
    await expect(review('2027-02-30')).rejects.toMatchObject(missing);
    await expect(review('2026-03-01')).rejects.toMatchObject({ code: 'identity.document_expired' });
    expect([await tierOf(holder), await verificationOf(holder)]).toEqual([1, undefined]);
    await expect(review('2026-03-03')).resolves.toMatchObject({ state: 'approved' });
    expect(await tierOf(holder)).toBe(2);
  });

  it('is told of once when its time comes, by whichever instance', async () => {
    const holder = await verified('2027-05-31');
    world.clock.set('2027-03-31T23:59:00Z');
    await world.verifications.tellDue();
    expect(await told(holder)).toEqual([]);
    world.clock.set('2027-04-01T00:01:00Z');
    await Promise.all([1, 2, 3].map(() => world.verifications.tellDue()));
    await world.verifications.tellDue();
    expect(await told(holder)).toMatchObject([{ tier: 2, lastDay: '2027-05-31', personId: holder.personId }]);
  });

  it('lapses after its last day: the wallet falls to the first tier, once for two at once', async () => {
    const [holder, other] = [await verified('2027-05-31'), await verified('2027-06-30')];
    world.clock.set('2027-05-31T12:00:00Z');
    await lapseAll();
    expect(await tierOf(holder)).toBe(2);
    world.clock.set('2027-06-01T12:00:00Z');
    await Promise.all([lapseAll(), lapseAll(), lapseAll()]);
    expect([await tierOf(holder), await tierOf(other)]).toEqual([1, 2]);
    expect(
      (await world.told(holder.walletId)).map(({ tier, version, reason }) => [tier, version, reason]),
    ).toEqual([
      [2, '1', 'case_approved'],
      [1, '2', 'verification_lapsed'],
    ]);
    await lapseAll();
    expect(await world.told(holder.walletId)).toHaveLength(2);
  });

  it('is renewed by a new case of the same tier once it is due, not before', async () => {
    const holder = await verified('2027-05-31');
    const open = () =>
      world.cases.open({
        caller: holder.caller,
        body: { caseId: randomUUID(), walletId: holder.walletId, tier: 2 },
      });
    await expect(open()).rejects.toMatchObject({ code: 'identity.kyc_tier_not_higher' });
    world.clock.set('2027-04-01T12:00:00Z');
    await world.verifications.tellDue();
    await approve(await world.submitted(holder), '2036-04-01');
    expect(await verificationOf(holder)).toMatchObject({
      last_day: '2032-04-01',
      noticed_at: null,
      lapsed_at: null,
    });
    expect(await world.told(holder.walletId)).toHaveLength(1);
    world.clock.set('2027-06-01T12:00:00Z');
    await lapseAll();
    expect(await tierOf(holder)).toBe(2);
    world.clock.set('2032-02-10T12:00:00Z');
    await world.verifications.tellDue();
    expect(await told(holder)).toHaveLength(2);
  });

  it('renewed at the very moment it lapses ends in the tier that was approved', async () => {
    for (let round = 0; round < 5; round += 1) {
      world.clock.set('2026-03-02T10:00:00Z');
      const holder = await verified('2026-05-31');
      world.clock.set('2026-05-30T12:00:00Z');
      const caseId = await world.submitted(holder);
      world.clock.set('2026-06-01T12:00:00Z');
      await Promise.all([approve(caseId, '2030-01-01'), lapseAll(), lapseAll()]);
      expect([await tierOf(holder), (await verificationOf(holder)).lapsed_at]).toEqual([2, null]);
    }
  });

  it('renewed while a lapse is being written ends in the tier that was approved', async () => {
    const holder = await verified('2026-05-31');
    world.clock.set('2026-05-30T12:00:00Z');
    const caseId = await world.submitted(holder);
    world.clock.set('2026-06-01T12:00:00Z');
    let approval: Promise<void> | undefined;
    await world.source.transaction(async (lapse) => {
      const lapsed = await takeLapsed(lapse, { day: '2026-06-01', at: world.clock.now() });
      expect(lapsed?.wallet_id).toBe(holder.walletId);
      approval = approve(caseId, '2030-01-01');
      await world.blocked('insert into verifications');
      await lapse.query('update wallets set tier = 1 where wallet_id = $1', [holder.walletId]);
    });
    await approval;
    expect([await tierOf(holder), (await verificationOf(holder)).lapsed_at]).toEqual([2, null]);
  });

  it('that nobody ever made here does not lapse, nor one of a wallet that is not open', async () => {
    const given = await world.holder(3);
    const closed = await verified('2026-05-31');
    await world.source.query(`update wallets set state = 'opening', opened_at = null where wallet_id = $1`, [
      closed.walletId,
    ]);
    world.clock.set('2040-01-01T12:00:00Z');
    await lapseAll();
    expect([await tierOf(given), await world.told(given.walletId)]).toEqual([3, []]);
    expect(await world.told(closed.walletId)).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';
import { PICTURE_MAX_BYTES, type CallerV1, type ShownEvidence } from '@hanout/contracts';
import { Audit } from '@hanout/audit';
import sharp from 'sharp';
import { KycWorld, reviewer, type Holder } from '../../test/kyc-world';
import { testKey } from '../../test/people';
import type { IdentityConfig } from '../config';
import { PersonalData } from '../personal-data/personal-data.service';
import { KycEvidence } from './kyc-evidence.service';

const world = new KycWorld();
const settings = {
  cinHashKey: testKey('cin'),
  lookupHashKey: testKey('lookup'),
  encryptionKeys: `test:${testKey('seal')}`,
  picturesAtOnce: 1,
  picturesWaitingMax: 3,
  evidencePerCaseMax: 5,
} as IdentityConfig;
let evidence: KycEvidence;

beforeAll(async () => {
  await world.open();
  evidence = new KycEvidence(world.source, new PersonalData(settings), new Audit(), settings, world.clock);
});
afterAll(() => world.close());

const picture = async (background = '#336699', side = 300): Promise<string> =>
  (
    await sharp({ create: { width: side, height: side, channels: 3, background } })
      .png()
      .toBuffer()
  ).toString('base64');
const add = (
  caller: CallerV1,
  caseId: string,
  body: { evidenceId: string; kind: ShownEvidence; picture: string },
) => evidence.add({ caller, caseId, body });
const aPiece = async (kind: ShownEvidence = 'cin') => ({
  evidenceId: randomUUID(),
  kind,
  picture: await picture(),
});

async function aDraft(holder: Holder, tier = 2): Promise<string> {
  const caseId = randomUUID();
  await world.cases.open({ caller: holder.caller, body: { caseId, walletId: holder.walletId, tier } });
  return caseId;
}
const rowsOf = async (caseId: string): Promise<number> =>
  Number(
    (await world.source.query('select count(*) from kyc_evidence where case_id = $1', [caseId]))[0].count,
  );

describe('evidence', () => {
  it('is shown, so that the case can be submitted, and looked at by who reviews', async () => {
    const holder = await world.holder();
    const caseId = await aDraft(holder);
    for (const kind of ['cin', 'form'] as const) await add(holder.caller, caseId, await aPiece(kind));
    await expect(world.cases.submit({ caller: holder.caller, caseId })).rejects.toMatchObject({
      code: 'identity.evidence_missing',
    });
    const last = await add(holder.caller, caseId, await aPiece('contract'));
    await expect(world.cases.submit({ caller: holder.caller, caseId })).resolves.toMatchObject({
      state: 'submitted',
    });

    const { evidence: shown } = await evidence.list({ caller: holder.caller, caseId });
    expect(shown.map(({ kind }) => kind).sort()).toEqual(['cin', 'contract', 'form']);
    expect(shown).toContainEqual(last);
    const by = reviewer();
    const seen = await evidence.read({ caller: by, caseId, evidenceId: last.evidenceId });
    const about = await sharp(Buffer.from(seen.picture, 'base64')).metadata();
    expect([about.format, about.width, Buffer.from(seen.picture, 'base64').length]).toEqual([
      'jpeg',
      300,
      last.sizeBytes,
    ]);
    const looks = await world.source.query(`select operation from audit_entries where actor_id = $1`, [
      by.id,
    ]);
    expect(looks).toEqual([{ operation: 'identity.read-kyc-evidence' }]);
  });

  it('is at rest no picture that anybody can see', async () => {
    const holder = await world.holder();
    const caseId = await aDraft(holder);
    const piece = await aPiece();
    await add(holder.caller, caseId, piece);
    const [row] = await world.source.query(
      'select image_sealed, key_id from kyc_evidence where case_id = $1',
      [caseId],
    );
    expect(row.key_id).toBe('test');
    await expect(sharp(row.image_sealed as Buffer).metadata()).rejects.toThrow();
    expect((row.image_sealed as Buffer).includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
  });

  it('is the same when it is sent again, ten times at once, and another under its id is refused', async () => {
    const holder = await world.holder();
    const caseId = await aDraft(holder);
    const piece = await aPiece();
    const first = await add(holder.caller, caseId, piece);
    const again = await Promise.all(Array.from({ length: 10 }, () => add(holder.caller, caseId, piece)));
    expect(again).toEqual(Array.from({ length: 10 }, () => first));
    const reused = { code: 'identity.evidence_id_reused', field: 'evidenceId' };
    await expect(add(holder.caller, caseId, { ...piece, kind: 'form' })).rejects.toMatchObject(reused);
    await expect(
      add(holder.caller, caseId, { ...piece, picture: await picture('#000') }),
    ).rejects.toMatchObject(reused);
    const other = await world.holder();
    await expect(add(other.caller, await aDraft(other), piece)).rejects.toMatchObject(reused);
    expect(await rowsOf(caseId)).toBe(1);
  });

  it('sent twice at once for the first time is one', async () => {
    const holder = await world.holder();
    const caseId = await aDraft(holder);
    const piece = await aPiece();
    const [one, two] = await Promise.all([
      add(holder.caller, caseId, piece),
      add(holder.caller, caseId, piece),
    ]);
    expect(one).toEqual(two);
    expect(await rowsOf(caseId)).toBe(1);
  });

  it('goes into the caller’s own case only; another’s looks like none', async () => {
    const [holder, other] = [await world.holder(), await world.holder(1, 'm2t')];
    const caseId = await aDraft(holder);
    const gone = { code: 'identity.unknown_kyc_case', kind: 'not_found' };
    const strangers: CallerV1[] = [
      other.caller,
      { kind: 'client', id: randomUUID(), roles: ['network'], network: 'm2t' },
    ];
    for (const caller of strangers) {
      await expect(add(caller, caseId, await aPiece())).rejects.toMatchObject(gone);
      await expect(evidence.list({ caller, caseId })).rejects.toMatchObject(gone);
    }
    const { evidenceId } = await add(holder.caller, caseId, await aPiece());
    const forbidden = { code: 'platform.forbidden' };
    await expect(evidence.read({ caller: holder.caller, caseId, evidenceId })).rejects.toMatchObject(
      forbidden,
    );
    const unknown = { code: 'identity.unknown_evidence' };
    await expect(
      evidence.read({ caller: reviewer(), caseId: await aDraft(other), evidenceId }),
    ).rejects.toMatchObject(unknown);
  });

  it('is taken before the case is submitted and when more is needed, not between', async () => {
    const holder = await world.holder();
    const caseId = await world.submitted(holder);
    const moved = { code: 'identity.kyc_case_moved_on' };
    await expect(add(holder.caller, caseId, await aPiece())).rejects.toMatchObject(moved);
    const by = reviewer();
    await world.source.query(
      `update kyc_cases set state = 'withdrawn' where state = 'submitted' and case_id <> $1`,
      [caseId],
    );
    await world.reviews.claim({ caller: by });
    await world.reviews.review({
      caller: by,
      caseId,
      body: { outcome: 'more_needed', reason: 'unreadable' },
    });
    await expect(add(holder.caller, caseId, await aPiece())).resolves.toMatchObject({ kind: 'cin' });
  });

  it('has an end, also for many at once', async () => {
    const holder = await world.holder();
    const caseId = await aDraft(holder);
    for (let n = 0; n < 4; n += 1) await add(holder.caller, caseId, await aPiece());
    const pieces = await Promise.all([aPiece(), aPiece(), aPiece()]);
    const outcomes = await Promise.allSettled(pieces.map((piece) => add(holder.caller, caseId, piece)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(add(holder.caller, caseId, await aPiece())).rejects.toMatchObject({
      code: 'identity.evidence_full',
    });
    expect(await rowsOf(caseId)).toBe(5);
  });

  it('is put off when too many wait, and nothing of it is kept', async () => {
    // Two cases, so that none of them can be full, however quickly pictures are read.
    const holders = [await world.holder(), await world.holder()];
    const caseIds = [await aDraft(holders[0]!), await aDraft(holders[1]!)];
    const large = await picture('#fff', 2_000);
    const pieces = Array.from({ length: 12 }, () => ({
      evidenceId: randomUUID(),
      kind: 'cin' as const,
      picture: large,
    }));
    const outcomes = await Promise.allSettled(
      pieces.map((piece, place) => add(holders[place % 2]!.caller, caseIds[place % 2]!, piece)),
    );
    const refused = outcomes
      .filter((one) => one.status === 'rejected')
      .map((one) => one.reason as { code: string });
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['platform.unavailable']));
    expect((await rowsOf(caseIds[0]!)) + (await rowsOf(caseIds[1]!))).toBe(12 - refused.length);
  });

  it('that is no picture changes nothing', async () => {
    const holder = await world.holder();
    const caseId = await aDraft(holder);
    const bad = { ...(await aPiece()), picture: Buffer.from('no picture').toString('base64') };
    await expect(add(holder.caller, caseId, bad)).rejects.toMatchObject({
      code: 'identity.picture_unreadable',
      field: 'picture',
    });
    const large = Buffer.alloc(PICTURE_MAX_BYTES + 1).toString('base64');
    await expect(add(holder.caller, caseId, { ...bad, picture: large })).rejects.toMatchObject({
      code: 'identity.picture_too_large',
    });
    expect(await rowsOf(caseId)).toBe(0);
  });
});

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { Audit, AUDIT_MIGRATIONS } from '@hanout/audit';
import type { CallerV1 } from '@hanout/contracts';
import { createDataSource, migrate } from '@hanout/database';
import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import { CreateProposals1795601000000, TwoPersons, type NewProposal } from './index';

const staff = (): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: ['administrator'] });
const [maker, checker, other] = [staff(), staff(), staff()];

let database: TestDatabase;
let source: DataSource;
let persons: TwoPersons;

beforeAll(async () => {
  database = await createTestDatabase();
  source = createDataSource({
    url: database.url,
    poolMax: 20,
    applicationName: 'spec',
    entities: [],
    migrations: [...AUDIT_MIGRATIONS, CreateProposals1795601000000],
  });
  await source.initialize();
  await migrate(source);
  await source.query('create table effects (proposal_id uuid primary key)');
  persons = new TwoPersons(source, new Audit());
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

const aProposal = (changes: Partial<NewProposal> = {}): NewProposal => ({
  proposalId: randomUUID(),
  kind: 'staff.suspend',
  subjectId: 'someone',
  content: { until: null },
  reason: 'left the house',
  expiresInSeconds: 60,
  ...changes,
});
const propose = (changes: Partial<NewProposal> = {}) => persons.propose(maker, aProposal(changes));
const apply = async (manager: EntityManager, { proposalId }: { proposalId: string }): Promise<void> => {
  await manager.query('insert into effects values ($1)', [proposalId]);
};
const approve = (by: CallerV1, { proposalId, contentHash }: { proposalId: string; contentHash: string }) =>
  persons.approve(by, { proposalId, contentHash, reason: 'seen', apply });
const effectsOf = async (proposalId: string): Promise<number> =>
  ((await source.query('select 1 from effects where proposal_id = $1', [proposalId])) as unknown[]).length;
const outcomes = async (work: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(work))
    .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code))
    .sort();

describe('a proposal', () => {
  it('is applied with the approval of somebody else, once', async () => {
    const proposal = await propose();
    expect(proposal).toMatchObject({ state: 'open', content: '{"until":null}', proposedBy: maker.id });
    const approved = await approve(checker, proposal);
    expect(approved).toMatchObject({ state: 'approved', decidedBy: checker.id, decisionReason: 'seen' });
    expect(await approve(checker, proposal)).toEqual(approved);
    expect(await effectsOf(proposal.proposalId)).toBe(1);
    await expect(approve(other, proposal)).rejects.toMatchObject({ code: 'two-person.already_decided' });
  });

  it('is not decided by its maker, under whatever role, nor by a program', async () => {
    const proposal = await propose();
    const inOtherRole: CallerV1 = { ...maker, roles: ['finance', 'auditor'] };
    await expect(approve(inOtherRole, proposal)).rejects.toMatchObject({ code: 'two-person.same_person' });
    await expect(persons.reject(maker, proposal)).rejects.toMatchObject({ code: 'two-person.same_person' });
    const program: CallerV1 = { ...checker, kind: 'client' };
    await expect(approve(program, proposal)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(persons.propose(program, aProposal())).rejects.toMatchObject({ code: 'platform.forbidden' });
    expect(await effectsOf(proposal.proposalId)).toBe(0);
  });

  it('is not decided by whom it concerns', async () => {
    const proposal = await propose({ concerned: [checker.id] });
    await expect(approve(checker, proposal)).rejects.toMatchObject({
      code: 'two-person.concerns_yourself',
    });
    await expect(approve(other, proposal)).resolves.toMatchObject({ state: 'approved' });
  });

  it('stays open when it cannot be applied', async () => {
    const proposal = await propose();
    const failing = persons.approve(checker, {
      ...proposal,
      apply: () => Promise.reject(new Error('it cannot be done')),
    });
    await expect(failing).rejects.toThrow('it cannot be done');
    expect(await persons.read(proposal.proposalId)).toMatchObject({ state: 'open' });
  });

  it('is approved as it was seen, and can be changed by nobody', async () => {
    const [proposal, another] = [await propose(), await propose({ content: { until: '2026-01-01' } })];
    const seen = { ...proposal, contentHash: another.contentHash };
    await expect(approve(checker, seen)).rejects.toMatchObject({ code: 'two-person.other_content' });
    for (const change of ["content = '{}'", "reason = 'x'", 'expires_at = expires_at + interval $$1 day$$'])
      await expect(
        source.query(`update proposals set ${change} where proposal_id = $1`, [proposal.proposalId]),
      ).rejects.toThrow('decided once');
    await expect(
      source.query(
        `update proposals set state = 'approved', decided_by = proposed_by, decided_at = now() where proposal_id = $1`,
        [proposal.proposalId],
      ),
    ).rejects.toThrow('proposals_two_persons');
    await expect(source.query('delete from proposals')).rejects.toThrow('decided once');
  });

  it('is the same when it is made again, and another one is not', async () => {
    const given = aProposal({ content: { a: 1, b: 2 } });
    const first = await persons.propose(maker, given);
    expect(await persons.propose(maker, { ...given, content: { b: 2, a: 1 } })).toEqual(first);
    for (const again of [
      { ...given, content: { a: 2 } },
      { ...given, subjectId: 'other' },
    ])
      await expect(persons.propose(maker, again)).rejects.toMatchObject({ code: 'two-person.id_reused' });
    await expect(persons.propose(other, given)).rejects.toMatchObject({ code: 'two-person.id_reused' });
  });

  it('is withdrawn by its maker alone, and rejected by another', async () => {
    const [one, two] = [await propose(), await propose()];
    await expect(persons.withdraw(checker, one)).rejects.toMatchObject({ code: 'two-person.not_the_maker' });
    expect(await persons.withdraw(maker, one)).toMatchObject({ state: 'withdrawn' });
    await expect(approve(checker, one)).rejects.toMatchObject({ code: 'two-person.already_decided' });
    expect(await persons.reject(checker, { ...two, reason: 'no' })).toMatchObject({
      state: 'rejected',
      decisionReason: 'no',
    });
    await expect(persons.withdraw(maker, two)).rejects.toMatchObject({ code: 'two-person.already_decided' });
  });

  it('expires by the clock of the database', async () => {
    const proposal = await propose({ expiresInSeconds: 0.2 });
    await pause(300);
    expect(await persons.read(proposal.proposalId)).toMatchObject({ state: 'expired' });
    for (const deciding of [
      approve(checker, proposal),
      persons.reject(checker, proposal),
      persons.withdraw(maker, proposal),
    ])
      await expect(deciding).rejects.toMatchObject({ code: 'two-person.expired' });
  });

  it('that nobody made is not found', async () => {
    await expect(persons.read(randomUUID())).rejects.toMatchObject({ code: 'two-person.unknown_proposal' });
    await expect(
      approve(checker, { proposalId: randomUUID(), contentHash: '00'.repeat(32) }),
    ).rejects.toMatchObject({ code: 'two-person.unknown_proposal' });
  });

  it('is listed, open ones apart, page by page', async () => {
    const subjectId = randomUUID();
    const made = [await propose({ subjectId }), await propose({ subjectId }), await propose({ subjectId })];
    await persons.withdraw(maker, made[0]!);
    const ids = (page: { proposalId: string }[]) => page.map(({ proposalId }) => proposalId);
    const sorted = ids(made).sort().reverse();
    expect(ids(await persons.list({ isOpen: false, subjectId, limit: 10 }))).toEqual(sorted);
    expect(ids(await persons.list({ isOpen: true, subjectId, limit: 10 }))).toEqual(
      sorted.filter((id) => id !== made[0]!.proposalId),
    );
    expect(ids(await persons.list({ isOpen: false, subjectId, before: sorted[0], limit: 1 }))).toEqual([
      sorted[1],
    ]);
    expect(await persons.list({ isOpen: false, subjectId, kind: 'biller.publish', limit: 10 })).toEqual([]);
    const kind = 'staff.suspend';
    expect(ids(await persons.list({ isOpen: false, subjectId, kind, limit: 10 }))).toEqual(sorted);
  });
});

describe('at the same time', () => {
  it('two checkers are one approval', async () => {
    const proposal = await propose();
    expect(await outcomes([approve(checker, proposal), approve(other, proposal)])).toEqual([
      'done',
      'two-person.already_decided',
    ]);
    expect(await effectsOf(proposal.proposalId)).toBe(1);
  });

  it('approval and withdrawal are one of the two', async () => {
    const proposal = await propose();
    const [approval] = await Promise.allSettled([
      approve(checker, proposal),
      persons.withdraw(maker, proposal),
    ]);
    const { state } = await persons.read(proposal.proposalId);
    expect(state).toBe(approval.status === 'fulfilled' ? 'approved' : 'withdrawn');
    expect(await effectsOf(proposal.proposalId)).toBe(state === 'approved' ? 1 : 0);
  });

  it('an approval that had to wait past the end comes too late', async () => {
    const proposal = await propose({ expiresInSeconds: 0.4 });
    const holder = source.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select 1 from proposals where proposal_id = $1 for update', [proposal.proposalId]);
    const approving = outcomes([approve(checker, proposal)]);
    await pause(600);
    await holder.commitTransaction();
    await holder.release();
    expect(await approving).toEqual(['two-person.expired']);
    expect(await effectsOf(proposal.proposalId)).toBe(0);
  });
});

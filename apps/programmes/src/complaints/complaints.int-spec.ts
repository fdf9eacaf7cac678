import { randomUUID } from 'node:crypto';
import {
  answerComplaint,
  complain,
  readComplaints,
  readOwnGrants,
  type CallerV1,
  type ComplaintBodyV1,
} from '@hanout/contracts';
import { aStaff, NETWORKS_IN_FILES, ProgrammesWorld } from '../../test/programmes-world';
import { generateRoster } from '../rosters/testing/roster-generator';

let world: ProgrammesWorld;
let rosterId: string;
/** Two families of different households, as their tokens name them. */
let mother: CallerV1;
let neighbour: CallerV1;

interface Payee {
  person_id: string;
  wallet_id: string;
  network: string;
}

const asFamily = ({ person_id: id, wallet_id: walletId, network }: Payee): CallerV1 => ({
  kind: 'person',
  id,
  roles: ['customer'],
  network,
  walletId,
});

beforeAll(async () => {
  world = await ProgrammesWorld.open();
  const roster = await world.makeReady(generateRoster({ seed: 71, households: 60 }));
  rosterId = roster.rosterId;
  const { rows } = await world.sql.query<Payee>(
    `select p.* from payees p join households h on h.idcs = p.idcs and h.network = p.network
      where h.outcome = 'wallet' order by p.idcs limit 2`,
  );
  [mother, neighbour] = rows.map(asFamily) as [CallerV1, CallerV1];
});
afterAll(() => world?.close());

const mine = (caller = mother) => world.asks.ask(readOwnGrants, { caller });
const say = (more: Partial<ComplaintBodyV1> = {}, caller = mother) =>
  world.asks.ask(complain, {
    caller,
    body: { complaintId: randomUUID(), rosterId, reason: 'absences_wrong', ...more },
  });
const listed = (isOpen?: boolean) =>
  world.asks.ask(readComplaints, {
    caller: world.officer,
    limit: 100,
    ...(isOpen !== undefined && { isOpen }),
  });

describe('a family', () => {
  it('sees its own children, month by month, and when it was paid', async () => {
    const { grants, paydays, complaints } = await mine();
    expect(grants).toMatchObject([{ rosterId, programme: 'tayssir', state: 'announced', method: 'wallet' }]);
    expect([paydays, complaints]).toEqual([[], []]);
    const { rows } = await world.sql.query<{ massar: string; count: string }>(
      `select massar, count(*) from pupil_months join payees p using (idcs) where p.person_id = $1
        group by massar order by massar`,
      [mother.id],
    );
    const [grant] = grants;
    const judged = grant!.children.filter(({ months }) => months.length > 0);
    expect(judged.map(({ massar, months }) => [massar, String(months.length)])).toEqual(
      rows.map(({ massar, count }) => [massar, count]),
    );
    const paid = judged.flatMap(({ months }) => months).map(({ amountMinor }) => BigInt(amountMinor));
    expect(paid.reduce((sum, minor) => sum + minor, 0n).toString()).toBe(grant!.due.minor);
    expect(grant!.absenceRules.map(({ grade }) => grade)).toEqual(
      [...new Set(judged.map(({ grade }) => grade))].sort(),
    );
    await world.disburse(rosterId);
    await world.untilState(rosterId, 'closed');
    expect((await mine()).grants).toMatchObject([{ state: 'paid', paidAt: expect.any(String) }]);
  });

  it('sees no other family’s child, and nothing by a number that another network claims', async () => {
    const [own, others] = [await mine(), await mine(neighbour)];
    const childrenOf = ({ grants }: typeof own) => grants.flatMap(({ children }) => children);
    const seen = new Set(childrenOf(own).map(({ massar }) => massar));
    expect(childrenOf(others).length).toBeGreaterThan(0);
    expect(childrenOf(others).filter(({ massar }) => seen.has(massar))).toEqual([]);
    // Another network tells that somebody of its own has this household's number.
    const stranger = randomUUID();
    const elsewhere = NETWORKS_IN_FILES.find((network) => network !== mother.network);
    await world.sql.query(
      `insert into payees (idcs, network, wallet_id, person_id)
       select idcs, $2, $3, $3 from payees where person_id = $1`,
      [mother.id, elsewhere, stranger],
    );
    const asStranger = { ...mother, id: stranger, network: elsewhere };
    expect((await mine(asStranger)).grants).toEqual([]);
    await expect(say({}, asStranger)).rejects.toMatchObject({ code: 'programmes.no_such_grant' });
  });

  it('is told when the programme pays next, once it is announced', async () => {
    await world.sql.query(
      `insert into paydays (programme, pays_from, pays_until, source) values ('tayssir', '2090-01-10', '2090-01-20', 'x'),
                                                                    ('another', '2090-01-10', '2090-01-20', 'x')`,
    );
    expect((await mine()).paydays).toEqual([
      { programme: 'tayssir', from: '2090-01-10', until: '2090-01-20', source: 'x' },
    ]);
  });
});

describe('a complaint', () => {
  it('has a clock from its first minute, is one however often it is sent, and reads as it was written', async () => {
    const { grants } = await mine();
    const { massar, months } = grants[0]!.children.find((child) => child.months.length > 0)!;
    const body = { complaintId: randomUUID(), massar, month: months[0]!.month, words: 'كانت في المستشفى' };
    const [told, again] = await Promise.all([say(body), say(body)]);
    expect(again).toEqual(told);
    const days = (Date.parse(told.dueAt) - Date.parse(told.openedAt)) / 86_400_000;
    expect(told).toMatchObject({ ...body, answeredBy: 'programme_office', thenTo: 'education_ministry' });
    expect([days, told.isOverdue]).toEqual([30, false]);
    expect((await mine()).complaints).toEqual([told]);
    const { rows } = await world.sql.query<{ words_sealed: Buffer }>('select words_sealed from complaints');
    expect(rows.map(({ words_sealed: sealed }) => sealed.includes(body.words))).toEqual([false]);
    await expect(say({ ...body, words: 'other words' })).rejects.toMatchObject({
      code: 'programmes.complaint_id_reused',
    });
    await expect(say(body, neighbour)).rejects.toMatchObject({ code: 'programmes.complaint_id_reused' });
    await expect(say({ massar, month: body.month })).rejects.toMatchObject({
      code: 'programmes.complaint_waits_already',
    });
  });

  it('is about one’s own household, and a month that was judged', async () => {
    const foreign = (await mine(neighbour)).grants[0]!.children.find(({ months }) => months.length > 0)!;
    for (const about of [{ massar: foreign.massar }, { month: '2019-01' }, { massar: 'Z000000000' }])
      await expect(say(about)).rejects.toMatchObject({ code: 'programmes.no_such_child_month' });
    await expect(say({ rosterId: randomUUID() })).rejects.toMatchObject({
      code: 'programmes.no_such_grant',
    });
  });

  it('is answered once, by staff of the programme, and the family reads the answer', async () => {
    const { complaintId } = await say({ reason: 'not_received' }, neighbour);
    const answer = (caller: CallerV1, text = 'Payé avec la prochaine tranche.') =>
      world.asks.ask(answerComplaint, { caller, complaintId, body: { outcome: 'upheld', answer: text } });
    await expect(answer(aStaff('finance'))).rejects.toMatchObject({ code: 'platform.forbidden' });
    const told = await answer(world.officer);
    expect(await answer(world.officer)).toEqual(told);
    await expect(answer(world.officer, 'Something else')).rejects.toMatchObject({
      code: 'programmes.complaint_answered',
    });
    expect((await mine(neighbour)).complaints).toMatchObject([
      { complaintId, outcome: 'upheld', answer: 'Payé avec la prochaine tranche.' },
    ]);
    expect(await world.count(`audit_entries where operation = 'programmes.answer-complaint'`)).toBe(1);
    // What was answered no longer stands in the way of another.
    await expect(say({ reason: 'not_received' }, neighbour)).resolves.toHaveProperty('dueAt');
  });

  it('stands in the list of those who answer, late ones marked', async () => {
    await world.sql.query(`update complaints set due_at = now() - interval '1 day' where person_id = $1`, [
      mother.id,
    ]);
    const [all, open] = [await listed(), await listed(true)];
    expect(all.items.length - open.items.length).toBe(1);
    expect(open.items.map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
    expect(all.items[0]).toMatchObject({ idcs: expect.stringMatching(/^\d{10}$/) });
    const after = all.items[0]!.cursor;
    const page = await world.asks.ask(readComplaints, { caller: world.officer, after, limit: 1 });
    expect(page.items).toEqual([all.items[1]]);
  });
});

import { randomUUID } from 'node:crypto';
import {
  approveSchedule,
  proposeSchedule,
  readSchedules,
  schedulePublished,
  type CallerV1,
  type FeeScheduleV1,
  type Role,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import { createTestDatabase, startTestNats, type TestDatabase, type TestNats } from '@hanout/testing';
import { DataSource } from 'typeorm';
import { service } from '../service';
import sample from './samples/merchant-payment-2021.json';

let database: TestDatabase;
let nats: TestNats;
let fees: RunningService;
let asks: Asks;

beforeAll(async () => {
  [database, nats] = await Promise.all([createTestDatabase(), startTestNats()]);
  fees = await startService(service, { NATS_URL: nats.url, DATABASE_URL: database.url, HTTP_PORT: '0' });
  asks = fees.get(Asks);
});

afterAll(async () => {
  await fees?.stop();
  await nats?.stop();
  await database?.drop();
});

const staff = (...roles: Role[]): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles });
const amina = staff('finance');
const driss = staff('administrator');

/** Each test has a start of its own, so that none stands in the way of another. */
let starts = 0;
function aSchedule(changes: Partial<FeeScheduleV1> = {}): FeeScheduleV1 {
  const effectiveFrom = new Date(Date.UTC(2022, 0, (starts += 1))).toISOString();
  return { ...(sample as FeeScheduleV1), scheduleId: randomUUID(), effectiveFrom, ...changes };
}

const propose = (body: FeeScheduleV1, caller = amina) => asks.ask(proposeSchedule, { caller, body });
const approve = (scheduleId: string, caller = driss) => asks.ask(approveSchedule, { caller, scheduleId });

async function factsOf(scheduleId: string): Promise<unknown[]> {
  return fees
    .get(DataSource)
    .query(
      `select envelope from outbox where subject = $1 and envelope::jsonb #>> '{data,schedule,scheduleId}' = $2`,
      [schedulePublished.subject, scheduleId],
    );
}

it('publishes a schedule that one proposed and another approved', async () => {
  const body = aSchedule();
  expect(await propose(body)).toMatchObject({ schedule: body, state: 'proposed', proposedBy: amina.id });
  expect(await factsOf(body.scheduleId)).toHaveLength(0);
  expect(await approve(body.scheduleId)).toMatchObject({
    schedule: body,
    state: 'published',
    approvedBy: driss.id,
  });
  const [fact] = (await factsOf(body.scheduleId)) as [{ envelope: string }];
  expect(JSON.parse(fact.envelope)).toMatchObject({
    subject: schedulePublished.subject,
    data: { schedule: body },
  });
});

it('answers a repeated proposal and a repeated approval with what is stored, and tells it once', async () => {
  const body = aSchedule();
  const first = await propose(body);
  expect(await propose(body, driss)).toEqual(first);
  await expect(propose({ ...body, source: 'elsewhere' })).rejects.toMatchObject({
    code: 'fees.schedule_id_reused',
    field: 'scheduleId',
  });
  const approvals = await Promise.all(Array.from({ length: 8 }, () => approve(body.scheduleId)));
  expect(new Set(approvals.map((one) => JSON.stringify(one)))).toHaveProperty('size', 1);
  expect(await factsOf(body.scheduleId)).toHaveLength(1);
  expect((await propose(body)).state).toBe('published');
});

it('is approved by another person than the one who proposed it, also when published', async () => {
  const body = aSchedule();
  await propose(body);
  await expect(approve(body.scheduleId, amina)).rejects.toMatchObject({ code: 'fees.same_person' });
  expect(await factsOf(body.scheduleId)).toHaveLength(0);
  await approve(body.scheduleId);
  await expect(approve(body.scheduleId, amina)).rejects.toMatchObject({ code: 'fees.same_person' });
});

it('has one price from one instant, whoever approves first', async () => {
  const [one, other] = [aSchedule(), aSchedule()];
  other.effectiveFrom = one.effectiveFrom;
  await Promise.all([propose(one), propose(other)]);
  const outcomes = await Promise.allSettled([approve(one.scheduleId), approve(other.scheduleId)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'fees.effective_from_taken' },
  });
});

it('has one price from one instant for each set of conditions, promotions apart', async () => {
  const usual = aSchedule();
  const { effectiveFrom } = usual;
  const trade = aSchedule({
    effectiveFrom,
    when: [
      { circumstance: 'mcc', isOneOf: ['5411', '5912'] },
      { circumstance: 'route', isOneOf: ['on_us'] },
    ],
  });
  const promotion = aSchedule({ effectiveFrom, effectiveUntil: '2030-01-01T00:00:00.000Z' });
  for (const body of [usual, trade, promotion]) {
    await propose(body);
    expect(await approve(body.scheduleId)).toMatchObject({ schedule: body, state: 'published' });
    const [fact] = (await factsOf(body.scheduleId)) as [{ envelope: string }];
    expect(JSON.parse(fact.envelope)).toMatchObject({ data: { schedule: body } });
    expect((await propose(body)).schedule).toEqual(body);
  }
  const rewritten = aSchedule({
    effectiveFrom,
    when: [
      { circumstance: 'route', isOneOf: ['on_us'] },
      { circumstance: 'mcc', isOneOf: ['5912', '5411', '5411'] },
    ],
  });
  const longer = aSchedule({ effectiveFrom, effectiveUntil: '2031-01-01T00:00:00.000Z' });
  for (const body of [rewritten, longer]) {
    await propose(body);
    await expect(approve(body.scheduleId)).rejects.toMatchObject({ code: 'fees.effective_from_taken' });
  }
});

it('refuses a condition it does not know', async () => {
  const when = [{ circumstance: 'weather', isOneOf: ['rain'] }] as unknown as FeeScheduleV1['when'];
  await expect(propose(aSchedule({ when }))).rejects.toMatchObject({
    code: 'platform.invalid_input',
    field: 'body.when.0.circumstance',
  });
  const misnamed = { ...aSchedule(), when: { mccs: ['5411'] } } as unknown as FeeScheduleV1;
  await expect(propose(misnamed)).rejects.toMatchObject({
    code: 'platform.invalid_input',
    field: 'body.when',
  });
});

it('keeps and tells whose a fee is', async () => {
  const shares = [
    { party: 'acquirer' as const, bps: 7_000 },
    { party: 'platform' as const, bps: 3_000 },
  ];
  const body = aSchedule({ interchangeBps: 40, shares });
  await propose(body);
  expect(await approve(body.scheduleId)).toMatchObject({ schedule: { interchangeBps: 40, shares } });
  const [fact] = (await factsOf(body.scheduleId)) as [{ envelope: string }];
  expect(JSON.parse(fact.envelope)).toMatchObject({ data: { schedule: body } });
  await expect(propose({ ...body, interchangeBps: 30 })).rejects.toMatchObject({
    code: 'fees.schedule_id_reused',
  });
});

it('names the field that is wrong', async () => {
  const [free, priced] = sample.bands as [FeeScheduleV1['bands'][0], FeeScheduleV1['bands'][0]];
  const gap = aSchedule({ bands: [free, { ...priced, minMinor: '5002' }] });
  await expect(propose(gap)).rejects.toMatchObject({ code: 'fees.bands_gap', field: 'bands.1.minMinor' });
  const malformed = aSchedule({ bands: [{ ...free, bps: 1_001 }] });
  await expect(propose(malformed)).rejects.toMatchObject({
    code: 'platform.invalid_input',
    field: 'body.bands.0.bps',
  });
});

it('is for staff of finance and administrators; auditors read', async () => {
  const body = aSchedule();
  const person: CallerV1 = { ...staff('administrator'), kind: 'person' };
  for (const caller of [person, staff('auditor'), staff('programme_approver')]) {
    await expect(propose(body, caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(approve(body.scheduleId, caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
  }
  await expect(approve(randomUUID())).rejects.toMatchObject({ code: 'fees.unknown_schedule' });
  await expect(asks.ask(readSchedules, { caller: person })).rejects.toMatchObject({
    code: 'platform.forbidden',
  });
  await propose(body);
  const { schedules } = await asks.ask(readSchedules, { caller: staff('auditor') });
  expect(schedules.find(({ schedule }) => schedule.scheduleId === body.scheduleId)).toMatchObject({
    schedule: body,
  });
});

import { randomUUID } from 'node:crypto';
import {
  approveBiller,
  openAccounts,
  proposeBiller,
  readBillerProposals,
  readBillers,
  rejectBiller,
  type BillerV1,
  type CallerV1,
} from '@hanout/contracts';
import { fakeAnswers, waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { finance, publish, SAMPLES, WATER } from '../../test/biller-desk';
import { FAST, mad, Stage } from '../../test/stage';
import { accountIdOf } from './biller';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set(FAST);
});
afterAll(() => stage?.strike());

const aCode = () => `B${randomUUID().slice(0, 8).toUpperCase()}`;
const propose = (biller: BillerV1, { caller = finance(), proposalId = randomUUID() as string } = {}) =>
  stage.asks.ask(proposeBiller, { caller, body: { proposalId, biller, reason: 'agreed' } });
const approve = (
  { proposalId, contentHash }: { proposalId: string; contentHash: string },
  caller: CallerV1 = finance(),
) => stage.asks.ask(approveBiller, { caller, proposalId, body: { contentHash, reason: 'seen' } });
const read = async (code: string, caller: CallerV1 = finance()) =>
  (await stage.asks.ask(readBillers, { caller })).items.find((biller) => biller.code === code);

describe('a biller', () => {
  it('is published by a second person, once, with an account of its own, and seen by everybody', async () => {
    const biller = { ...WATER, code: aCode() };
    const maker = finance();
    const proposal = await propose(biller, { caller: maker });
    expect(await read(biller.code)).toBeUndefined();
    await expect(approve(proposal, maker)).rejects.toMatchObject({ code: 'two-person.same_person' });
    await expect(approve({ ...proposal, contentHash: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'two-person.other_content',
    });
    const checkers = Array.from({ length: 5 }, finance);
    const outcomes = await Promise.allSettled(checkers.map((checker) => approve(proposal, checker)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { caller } = await stage.aCustomer();
    expect(await read(biller.code, caller)).toEqual({ ...biller, isOpen: true });
    const opened = stage.ledger.opened.filter(({ accountId }) => accountId === accountIdOf(biller.code));
    expect(opened[0]).toMatchObject({ kind: 'merchant', network: biller.network, floorMinor: '0' });
  });

  it('is listed by category and in pages', async () => {
    for (const sample of SAMPLES) await publish(stage, { check: undefined, ...sample });
    const caller = finance();
    const { items } = await stage.asks.ask(readBillers, { caller, category: 'tax' });
    expect(items.map(({ code }) => code)).toEqual(['SAMPLETAX']);
    const first = await stage.asks.ask(readBillers, { caller, limit: 2 });
    const rest = await stage.asks.ask(readBillers, { caller, after: first.next! });
    const all = (await stage.asks.ask(readBillers, { caller })).items;
    expect([...first.items, ...rest.items]).toEqual(all);
    expect(rest.next).toBeUndefined();
  });

  it('is changed as a whole, and stays at its network', async () => {
    const code = aCode();
    await publish(stage, { code });
    const closed = await publish(stage, { code, openUntil: '2020-01-31', nameFr: 'Autre nom' });
    expect(await read(code)).toEqual({ ...closed, isOpen: false });
    await expect(propose({ ...WATER, code, network: 'm2t' })).rejects.toMatchObject({
      code: 'payments.biller_network_fixed',
    });
    const [one, other] = [
      await propose({ ...WATER, code: 'TWOATONCE', network: 'm2t' }),
      await propose({ ...WATER, code: 'TWOATONCE', network: 'wana-cash' }),
    ];
    await approve(one);
    await expect(approve(other)).rejects.toMatchObject({ code: 'payments.biller_network_fixed' });
    expect(await read('TWOATONCE')).toMatchObject({ network: 'm2t' });
  });

  it.each<[string, Partial<BillerV1>]>([
    ['payments.biller_dates_wrong', { openFrom: '2026-02-30' }],
    ['payments.biller_dates_wrong', { openUntil: '2018-11-12' }],
    ['payments.biller_amounts_wrong', { maxAmount: mad(999) }],
    ['payments.biller_amounts_wrong', { minAmount: { minor: '1000', currency: 'EUR' } }],
    ['payments.biller_check_wrong', { check: { scheme: 'weighted', modulus: 11 } }],
    ['payments.biller_check_wrong', { check: { scheme: 'luhn', weights: [1] } }],
    ['payments.biller_example_wrong', { example: '12345678' }],
    ['payments.biller_example_wrong', { shapes: ['dddddd'] }],
    ['platform.invalid_input', { shapes: ['.*'] }],
  ])('that cannot be is refused: %s %j', async (code, changes) => {
    await expect(propose({ ...WATER, code: aCode(), ...changes })).rejects.toMatchObject({ code });
  });

  it('is brought and decided by finance alone, and rejected for good', async () => {
    const biller = { ...WATER, code: aCode() };
    const { caller } = await stage.aCustomer();
    await expect(propose(biller, { caller })).rejects.toMatchObject({ code: 'platform.forbidden' });
    const proposal = await propose(biller);
    await expect(approve(proposal, caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
    const open = await stage.asks.ask(readBillerProposals, { caller: finance(), isOpen: true });
    expect(open.items).toContainEqual(proposal);
    const { proposalId } = proposal;
    const rejected = { caller: finance(), proposalId, body: { reason: 'other numbers' } };
    expect((await stage.asks.ask(rejectBiller, rejected)).state).toBe('rejected');
    await expect(approve(proposal)).rejects.toMatchObject({ code: 'two-person.already_decided' });
    expect(await read(biller.code)).toBeUndefined();
  });

  it('is not where a bulk is decided', async () => {
    const proposalId = randomUUID();
    await stage.query(
      `insert into proposals (proposal_id, kind, subject_id, content, content_hash, concerned, reason, proposed_by,
                              proposed_at, expires_at, state)
       values ($1, 'bulk.pay', 'x', '{}', sha256(convert_to(E'bulk.pay\\nx\\n{}', 'UTF8')), '{}', 'r', $2, now(),
               now() + interval '1 day', 'open')`,
      [proposalId, randomUUID()],
    );
    const contentHash = '0'.repeat(64);
    await expect(approve({ proposalId, contentHash })).rejects.toMatchObject({
      code: 'two-person.unknown_proposal',
    });
  });

  it('whose publisher dies before its account is open gets it afterwards', async () => {
    const biller = { ...WATER, code: aCode() };
    const proposal = await propose(biller);
    await crashAt(stage, 'payments.biller-published', () => approve(proposal));
    await waitFor(async () => (await read(biller.code))?.isOpen === true, { what: 'the account to be open' });
    expect(await stage.query('select 1 from billers where code = $1', [biller.code])).toHaveLength(1);
  });
});

it('is closed until the ledger has opened its account', async () => {
  await stage.ledger.stop();
  const code = aCode();
  await publish(stage, { code });
  expect(await read(code)).toMatchObject({ isOpen: false });
  const back = await fakeAnswers(stage.nats.url, openAccounts, ({ accounts }) => ({
    accounts: accounts.map(({ accountId }) => ({ accountId, outcome: 'opened' as const })),
  }));
  await waitFor(async () => (await read(code))!.isOpen, { what: 'the account to be open' });
  await back.stop();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import {
  approveRoster,
  disburseRoster,
  evaluateRoster,
  explainHousehold,
  readFindings,
  readVouchers,
  systemAccountId,
  type FindingV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { aStaff, ProgrammesWorld, walletIdOf, type Files } from './programmes-world';

const SMALL = join(__dirname, '../../../samples/small');
const small: Files = {
  households: readFileSync(join(SMALL, 'households.csv')),
  pupils: readFileSync(join(SMALL, 'pupils.csv')),
  absences: readFileSync(join(SMALL, 'absences.csv')),
};
const totals = JSON.parse(readFileSync(join(SMALL, 'control-totals.json'), 'utf8')) as {
  payable_minor: number;
  wallet: { households: number; minor: number };
  voucher: { households: number; minor: number };
};

describe('a payday, from the files to the last line', () => {
  let world: ProgrammesWorld;
  beforeAll(async () => (world = await ProgrammesWorld.open()));
  afterAll(() => world.close());

  let rosterId: string;

  it('opens its accounts in the ledger by itself', async () => {
    const names = ['safeguarding:MAD', 'programme-fund:tayssir', 'voucher-liability:tayssir'];
    await waitFor(() => names.every((name) => world.ledger.openedAccounts.has(systemAccountId(name))));
  });

  it('evaluates to the control totals, and keeps the files no longer than that', async () => {
    const roster = await world.bringIn(small);
    rosterId = roster.rosterId;
    expect(roster.state).toBe('evaluated');
    expect(roster.totals).toEqual(totals);
    expect(roster.disbursement).toEqual({
      walletLines: totals.wallet.households,
      walletsKnown: 0,
      walletsPaid: 0,
      walletsPaidMinor: '0',
      voucherLines: totals.voucher.households,
      vouchersIssued: 0,
      vouchersIssuedMinor: '0',
      returned: 0,
    });
    expect(await world.count('roster_pieces')).toBe(0);
    expect(await world.count('roster_progress')).toBe(0);
  });

  it('keeps no personal data in the clear', async () => {
    const [header, row = ''] = small.households.toString('utf8').split('\r\n');
    expect(header).toContain('cin');
    const [, cin = '', nameAr = '', nameFr = ''] = row.split(';');
    const { rows } = await world.sql.query<{ text: string }>(
      `select households::text as text from households union all select findings::text from findings`,
    );
    const everything = rows.map(({ text }) => text).join('\n');
    for (const secret of [cin.trim().toUpperCase(), nameAr, nameFr]) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('lists every row that is not used, page by page', async () => {
    const all = await world.asks.ask(readFindings, { caller: world.officer, rosterId, limit: 1_000 });
    const paged: FindingV1[] = [];
    for (;;) {
      const after = paged.at(-1)?.cursor;
      const { items } = await world.asks.ask(readFindings, {
        caller: aStaff('auditor'),
        rosterId,
        limit: 7,
        ...(after && { after }),
      });
      paged.push(...items);
      if (items.length < 7) break;
    }
    expect(paged).toEqual(all.items);
    const reasons = (reason: string, outcome: string) =>
      new Set(
        paged
          .filter((item) => item.reason === reason && item.outcome === outcome)
          .map(({ subject }) => subject),
      ).size;
    expect(reasons('shared_phone', 'held')).toBe(6);
    expect(reasons('two_households', 'held')).toBe(4);
    expect(paged.filter(({ reason }) => reason === 'unknown_grade')).toHaveLength(4);
    expect(paged.filter(({ reason }) => reason === 'no_report')).toHaveLength(10);
    await expect(
      world.asks.ask(readFindings, { caller: world.officer, rosterId, limit: 7, after: 'x' }),
    ).rejects.toMatchObject({
      code: 'programmes.invalid_cursor',
    });
  });

  it('explains a household month by month, and the sum is what it is due', async () => {
    const { rows } = await world.sql.query<{ idcs: string; due_minor: string }>(
      `select idcs, due_minor from households where outcome = 'wallet' order by due_minor desc limit 1`,
    );
    const [{ idcs, due_minor: dueMinor } = { idcs: '', due_minor: '' }] = rows;
    const explained = await world.asks.ask(explainHousehold, { caller: world.officer, rosterId, idcs });
    expect(explained).toMatchObject({ idcs, outcome: 'wallet', dueMinor });
    const months = explained.children.flatMap((child) => child.months);
    expect(months.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)).toBe(BigInt(dueMinor));
    for (const child of explained.children)
      expect(child.months.map(({ month }) => month)).toEqual(['2021-03', '2021-04', '2021-05', '2021-06']);

    const held = await world.sql.query<{ subject: string }>(
      `select subject from findings where reason = 'two_households' limit 1`,
    );
    const home = await world.sql.query<{ idcs: string }>(
      'select distinct idcs from pupil_months where massar = $1',
      [held.rows[0]?.subject],
    );
    expect(home.rows).toHaveLength(2);
    const both = await world.asks.ask(explainHousehold, {
      caller: world.officer,
      rosterId,
      idcs: home.rows[0]?.idcs ?? '',
    });
    expect(both.children.find(({ massar }) => massar === held.rows[0]?.subject)).toMatchObject({
      reason: 'two_households',
    });

    await expect(
      world.asks.ask(explainHousehold, { caller: world.officer, rosterId, idcs: '0000000001' }),
    ).rejects.toMatchObject({ code: 'programmes.unknown_household' });
  });

  it('tells each network its own payees, readable, and only those without a wallet', async () => {
    const payees = await world.payeesOf('m2t', rosterId, 5);
    expect(payees.length).toBeGreaterThan(30);
    expect(new Set(payees.map(({ idcs }) => idcs)).size).toBe(payees.length);
    for (const payee of payees) {
      expect(payee.phone).toMatch(/^\+212[67]\d{8}$/);
      expect(payee.cin).toMatch(/^[A-Z]{1,2}\d{1,7}$/);
      expect(payee.nameAr).not.toBe('');
    }
    const [first] = payees;
    if (!first) throw new Error('no payee');
    // Another network's registration under the same number opens nothing here.
    await world.sayRegistered('wafacash', [first], ':elsewhere');
    await world.sayRegistered('m2t', [first]);
    await waitFor(async () => (await world.payeesOf('m2t', rosterId)).length === payees.length - 1);
    await world.sayRegistered('m2t', [first], ':later');
    await waitFor(async () => (await world.count('inbox')) === 3);
    expect((await world.sql.query('select wallet_id from payees where network = $1', ['m2t'])).rows).toEqual([
      { wallet_id: walletIdOf(first.idcs) },
    ]);
  });

  it('is paid only when approved by two others, with wallets and money', async () => {
    const asOfficer = { caller: world.officer, rosterId };
    await expect(world.asks.ask(disburseRoster, asOfficer)).rejects.toMatchObject({
      code: 'programmes.wrong_state',
    });
    await expect(world.asks.ask(approveRoster, asOfficer)).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
    await expect(
      world.asks.ask(approveRoster, {
        caller: { ...world.officer, roles: ['programme_officer', 'programme_approver'] },
        rosterId,
      }),
    ).rejects.toMatchObject({ code: 'programmes.same_person' });

    const [one, two] = world.approvers;
    for (let again = 0; again < 2; again += 1) {
      expect(await world.asks.ask(approveRoster, { caller: one, rosterId })).toMatchObject({
        state: 'evaluated',
        approvedBy: [one.id],
      });
    }
    expect(await world.asks.ask(approveRoster, { caller: two, rosterId })).toMatchObject({
      state: 'approved',
      approvedBy: [one.id, two.id],
    });

    await expect(world.disburse(rosterId)).rejects.toMatchObject({
      code: 'programmes.wallets_missing',
      params: { count: String(totals.wallet.households - 1) },
    });
    await world.openWallets(rosterId);
    expect((await world.read(rosterId)).disbursement?.walletsKnown).toBe(totals.wallet.households);
    await expect(world.disburse(rosterId)).rejects.toMatchObject({ code: 'programmes.fund_too_small' });
    await world.fund(totals.payable_minor - 1, 'BANK-1');
    await expect(world.disburse(rosterId)).rejects.toMatchObject({ code: 'programmes.fund_too_small' });
    expect(await world.count('paid_months')).toBe(0);
    expect(await world.count('lines where is_claimed')).toBe(0);
  });

  it('pays every line once, issues the vouchers, and closes', async () => {
    await world.fund(1, 'BANK-2');
    await world.disburse(rosterId);
    const closed = await world.untilState(rosterId, 'closed');
    expect(closed.disbursement).toEqual({
      walletLines: totals.wallet.households,
      walletsKnown: totals.wallet.households,
      walletsPaid: totals.wallet.households,
      walletsPaidMinor: String(totals.wallet.minor),
      voucherLines: totals.voucher.households,
      vouchersIssued: totals.voucher.households,
      vouchersIssuedMinor: String(totals.voucher.minor),
      returned: 0,
    });
    expect(world.ledger.balanceOf(systemAccountId('programme-fund:tayssir'))).toBe(0n);
    expect(world.ledger.balanceOf(systemAccountId('voucher-liability:tayssir'))).toBe(
      BigInt(totals.voucher.minor),
    );
    const told = await world.linesTold();
    expect(told).toHaveLength(totals.wallet.households);
    expect(new Set(told.map(({ lineId }) => lineId)).size).toBe(told.length);
    expect(told.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n)).toBe(
      BigInt(totals.wallet.minor),
    );
  });

  it('gives out vouchers with numbers nobody can guess', async () => {
    const { items } = await world.asks.ask(readVouchers, { caller: world.officer, rosterId, limit: 100 });
    expect(items).toHaveLength(totals.voucher.households);
    for (const { serial, code, state } of items) {
      expect(serial).toMatch(/^\d{16,25}$/);
      expect(code).toMatch(/^\d{13}$/);
      expect(state).toBe('issued');
    }
    const stored = await world.sql.query<{ text: string }>('select vouchers::text as text from vouchers');
    for (const { code = 'none' } of items) {
      expect(JSON.stringify(stored.rows)).not.toContain(code);
      expect(JSON.stringify(stored.rows)).not.toContain(Buffer.from(code).toString('hex'));
    }
    await expect(
      world.asks.ask(readVouchers, { caller: world.approvers[0], rosterId, limit: 1 }),
    ).rejects.toMatchObject({ code: 'platform.forbidden' });
  });

  it('pays nobody when asked once more', async () => {
    const posted = world.ledger.posted.size;
    expect((await world.disburse(rosterId)).state).toBe('closed');
    expect((await world.create(rosterId)).repeated).toBe(true);
    expect((await world.asks.ask(evaluateRoster, { caller: world.officer, rosterId })).state).toBe('closed');
    expect(world.ledger.posted.size).toBe(posted);
    expect(await world.linesTold()).toHaveLength(totals.wallet.households);
  });

  it('refuses a corrected file of the same tranche: no child-month is paid twice', async () => {
    // Only one household of before, with the rest of the roster gone: still the same months.
    const lines = small.households.toString('utf8').split('\r\n');
    const corrected = { ...small, households: Buffer.from([...lines.slice(0, 60), ''].join('\r\n')) };
    const roster = await world.bringIn(corrected);
    expect(roster.state).toBe('evaluated');
    await expect(world.approve(roster.rosterId)).rejects.toMatchObject({
      code: 'programmes.months_already_paid',
    });
    const due = (roster.totals as { pupil_months: { paid: number } }).pupil_months.paid;
    await expect(world.approve(roster.rosterId)).rejects.toMatchObject({ params: { count: String(due) } });
  });

  it('answers clearly for what is not there', async () => {
    await expect(world.read(randomUUID())).rejects.toMatchObject({
      code: 'programmes.unknown_roster',
      kind: 'not_found',
    });
    await expect(world.create(randomUUID(), 'tayssir-2030-31-t1')).rejects.toMatchObject({
      code: 'programmes.rule_set_unknown',
    });
  });
});

import { randomUUID } from 'node:crypto';
import { sendSms, type SendSmsV1 } from '@hanout/contracts';
import { fakeAnswers, waitFor } from '@hanout/testing';
import { DataSource } from 'typeorm';
import type * as holding from '../src/disbursements/while-holding';
import { generateRoster } from '../src/rosters/testing/roster-generator';
import { aMoment, expectAllPaidOnce, FUND, paysLines } from './paid-once';
import { ProgrammesWorld } from './programmes-world';

let mockIsOpenToAll = false;
jest.mock('../src/disbursements/while-holding', () => {
  const { whileHolding } = jest.requireActual<typeof holding>('../src/disbursements/while-holding');
  const mocked: typeof whileHolding = (dataSource, name, work) =>
    mockIsOpenToAll ? work() : whileHolding(dataSource, name, work);
  return { whileHolding: mocked };
});

const roster = generateRoster({ seed: 11, households: 400 });
const { wallet, voucher } = roster.expected;
const lineCount = wallet.households + voucher.households;

describe('a disbursement that is disturbed', () => {
  let world: ProgrammesWorld;
  let rosterId: string;

  beforeEach(async () => {
    world = await ProgrammesWorld.open({ DISBURSEMENT_BATCH_MAX: '25' });
    ({ rosterId } = await world.makeReady(roster));
  });
  afterEach(() => world.close());

  it('goes on with the same ids after an answer that never came, with nothing posted', async () => {
    let failures = 0;
    world.ledger.mood = {
      beforePosting: (question) => {
        if (paysLines(question) && (failures += 1) % 3 === 1 && failures < 12) throw new Error('down');
      },
    };
    await world.disburse(rosterId);
    await expectAllPaidOnce(world, rosterId, roster);
    expect(failures).toBeGreaterThan(5);
  });

  it('goes on with the same ids after an answer that was lost, with everything posted', async () => {
    let questions = 0;
    world.ledger.mood = {
      afterPosting: () => ((questions += 1) % 3 === 1 && questions < 12 ? 'lost' : 'told'),
    };
    await world.disburse(rosterId);
    await expectAllPaidOnce(world, rosterId, roster);
  });

  it('goes on after a crash between the ledger’s yes and the writing of it', async () => {
    const [asked, died] = [aMoment(), aMoment()];
    let questions = 0;
    world.ledger.mood = {
      beforePosting: async () => {
        questions += 1;
        if (questions < 3) return;
        asked.come();
        await died.moment;
      },
    };
    await world.disburse(rosterId);
    await asked.moment;
    const dying = world.instance;
    world.forget(dying);
    // Its database is gone in the middle of a batch: whatever the ledger answers now is written by nobody.
    await dying.get(DataSource).destroy();
    world.ledger.mood = {};
    died.come();
    await dying.stop();
    const paidBefore = await world.count(`lines where state = 'paid'`);
    expect(paidBefore).toBeLessThan(lineCount);
    await waitFor(() => world.ledger.posted.size - 1 > paidBefore);

    await world.startInstance();
    await expectAllPaidOnce(world, rosterId, roster);
  });

  it('is paid once by two instances at the same time', async () => {
    await world.startInstance();
    await Promise.all([world.disburse(rosterId), world.disburse(rosterId)]);
    await expectAllPaidOnce(world, rosterId, roster);
  });

  it('is paid once when two instances ask about the same lines', async () => {
    // As after the loss of the session that keeps the second instance away: both are let in.
    mockIsOpenToAll = true;
    const askedAgain = aMoment();
    const asked = new Set<string | undefined>();
    world.ledger.mood = {
      beforePosting: ({ transfers: [first] }) => {
        if (asked.has(first?.transferId)) askedAgain.come();
        asked.add(first?.transferId);
        // Nobody is answered before both have asked about the same lines.
        return askedAgain.moment;
      },
    };
    try {
      await world.startInstance();
      await world.disburse(rosterId);
      await expectAllPaidOnce(world, rosterId, roster);
    } finally {
      mockIsOpenToAll = false;
    }
  });

  it('gives back what the ledger will not take, and says so', async () => {
    const refused = new Set<string>();
    world.ledger.mood = {
      refuse: ({ kind, transferId }) => {
        if (kind !== 'grant' || (!refused.has(transferId) && refused.size >= 2)) return undefined;
        refused.add(transferId);
        return refused.size === 1 ? 'account_frozen' : 'account_closed';
      },
    };
    await world.disburse(rosterId);
    const { disbursement } = await world.untilState(rosterId, 'closed');
    expect(disbursement).toMatchObject({
      walletsPaid: wallet.households - 2,
      vouchersIssued: voucher.households,
      returned: 2,
    });
    const { rows } = await world.sql.query<{ line_id: string; idcs: string; reason: string }>(
      `select l.line_id, f.subject as idcs, f.reason from findings f join lines l on l.idcs = f.subject and l.reason = f.reason
        where f.outcome = 'returned' and f.row_no > 1 and l.state = 'returned'`,
    );
    expect(new Set(rows.map((row) => row.line_id))).toEqual(refused);
    const back = await world.sql.query<{ minor: string }>(
      `select sum(amount_minor) as minor from lines where state = 'returned'`,
    );
    expect(world.ledger.balanceOf(FUND).toString()).toBe(back.rows[0]?.minor);
    expect((await world.linesTold()).some(({ lineId }) => refused.has(lineId))).toBe(false);
  });

  it('pays by voucher what a full wallet does not take, once, and tells the phone', async () => {
    const messages: SendSmsV1[] = [];
    const notifications = await fakeAnswers(world.nats.url, sendSms, (message) => {
      messages.push(message);
      return { outcome: 'queued' };
    });
    let full: string | undefined;
    world.ledger.mood = {
      refuse: ({ kind, transferId }) => {
        if (kind === 'grant') full ??= transferId;
        return transferId === full ? 'balance_ceiling' : undefined;
      },
    };
    await world.startInstance();
    await world.disburse(rosterId);
    const { disbursement } = await world.untilState(rosterId, 'closed');
    expect(disbursement).toMatchObject({
      walletLines: wallet.households - 1,
      walletsPaid: wallet.households - 1,
      voucherLines: voucher.households + 1,
      vouchersIssued: voucher.households + 1,
      returned: 0,
    });
    expect(world.ledger.balanceOf(FUND)).toBe(0n);
    expect((await world.linesTold()).some(({ lineId }) => lineId === full)).toBe(false);
    await waitFor(() => messages.length > 0, { what: 'the code to be told' });
    expect(messages[0]).toMatchObject({ template: 'voucher_code' });
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(1);
    await notifications.stop();
  });

  it('gives a line back at once, also right after a silence: a no is never followed by a yes', async () => {
    let [refused, questions]: [string | undefined, number] = [undefined, 0];
    world.ledger.mood = {
      refuse: ({ kind, transferId }) => {
        if (kind === 'grant') refused ??= transferId;
        return transferId === refused ? 'account_frozen' : undefined;
      },
      // The first answer with the no in it is lost, the second is told.
      afterPosting: ({ transfers }) => {
        if (!transfers.some(({ transferId }) => transferId === refused)) return 'told';
        return (questions += 1) === 1 ? 'lost' : 'told';
      },
    };
    await world.disburse(rosterId);
    const { disbursement } = await world.untilState(rosterId, 'closed');
    expect(disbursement).toMatchObject({ walletsPaid: wallet.households - 1, returned: 1 });
    expect(questions).toBe(2);
    expect(
      await world.count(`lines where line_id = $1 and state = 'returned' and reason = 'account_frozen'`, [
        refused,
      ]),
    ).toBe(1);
  });
});

describe('an evaluation that dies', () => {
  it('leaves nothing behind and is taken up again from the pieces', async () => {
    const world = await ProgrammesWorld.open();
    try {
      const large = generateRoster({ seed: 5, households: 6_000 });
      const { rosterId } = await world.create(randomUUID());
      await world.upload(rosterId, large);
      const dying = world.instance;
      world.forget(dying);
      await world.sql.query(`update rosters set state = 'evaluating'`);
      await waitFor(async () => (await world.count('roster_progress')) === 1);
      await dying.get(DataSource).destroy();
      await dying.stop();
      expect(await world.count('households')).toBe(0);
      expect(await world.count(`rosters where state = 'evaluating'`)).toBe(1);

      await Promise.all([world.startInstance(), world.startInstance()]);
      expect((await world.untilState(rosterId, 'evaluated')).totals).toEqual(large.expected);
      expect(await world.count('households')).toBe(large.expected.households);
      expect(await world.count('roster_pieces')).toBe(0);
    } finally {
      await world.close();
    }
  });
});

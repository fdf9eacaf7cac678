/**
 * The main job from outside: the whole platform as separate processes, the payday tool, the HTTP API. While the grants
 * are paid, programmes, ledger and NATS are each killed once; nobody may be paid twice and nothing may be lost.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  NETWORKS,
  type PaymentAnswerV1,
  type RosterV1,
  type WalletV1,
  type WithdrawalCodeV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { StaffApi } from '../test/api';
import { PersonApi } from '../test/person-api';
import { isAlive, PlatformUnderTest, type Ended } from '../test/platform-under-test';
import { CutRoster, SMALL_ROSTER, SpoiltRoster } from '../test/roster-folder';

const FAMILIES = 25;
/** Of the small roster: 278 by wallet, 6 by voucher. */
const LINES = 284;
/** Of one network: a shop that is its agent, a family of the roster that was paid, and somebody it sends a code. */
const [AGENT, FAMILY, SISTER] = ['+212623106173', '+212774056865', '+212612345678'] as const;

jest.setTimeout(300_000);

describe('a payday', () => {
  const platform = new PlatformUnderTest();
  const officer = new StaffApi(platform, 'officer');
  const auditor = new StaffApi(platform, 'auditor');
  let rosterId: string;

  const paidLines = ({ disbursement }: RosterV1): number =>
    (disbursement?.walletsPaid ?? 0) + (disbursement?.vouchersIssued ?? 0);

  /** Kills a process when so many lines are paid and some are not, and waits until more are paid than before. */
  const killInTheMiddle = async (name: string, atLines: number): Promise<number> => {
    let seen = 0;
    await waitFor(
      async () => {
        const roster = await officer.roster(rosterId).catch(() => undefined);
        if (roster?.state === 'closed') throw new Error(`all was paid before ${name} could be killed`);
        seen = roster ? paidLines(roster) : 0;
        return roster?.state === 'disbursing' && seen >= atLines;
      },
      { timeoutMs: 60_000, what: `${atLines} lines paid` },
    );
    platform.kill(name);
    await waitFor(async () => (await officer.roster(rosterId).then(paidLines, () => 0)) > seen, {
      timeoutMs: 60_000,
      what: `payment to go on after ${name} was killed at ${seen}`,
    });
    return seen;
  };

  /** The tool's own words name the roster. */
  const rosterIdOf = (out: string): string | undefined => /rosters\/([0-9a-f-]{36})\/findings/.exec(out)?.[1];

  beforeAll(async () => {
    // Two lines a question to the ledger: a long disbursement out of a small roster.
    await platform.start(['programmes.DISBURSEMENT_BATCH_MAX=2', 'programmes.OUTBOX_REDRIVE_SECONDS=2']);
  });

  afterAll(async () => {
    await platform.stop();
    platform.remove();
  });

  describe('with files that are wrong', () => {
    const cases: [string, string, (content: Buffer) => Buffer | undefined, RegExp][] = [
      ['missing', 'pupils', () => undefined, /pupils\.csv: the file is missing/],
      [
        'empty',
        'households',
        () => Buffer.alloc(0),
        /households\.csv: .*expected.*\[programmes\.roster_file_empty\]/,
      ],
      [
        'cut within a row',
        'absences',
        (content) => content.subarray(0, content.length - 9),
        /absences\.csv: row \d+.*expected.*found.*truncated/,
      ],
      [
        'in Latin-1',
        'households',
        (content) =>
          Buffer.from(
            content
              .toString('utf8')
              .replace(/[\u0600-\u06ff]/g, 'é')
              .slice(1),
            'latin1',
          ),
        /households\.csv: row \d+.*expected.*UTF-8.*not_utf8/,
      ],
      [
        'with commas',
        'pupils',
        (content) => Buffer.from(content.toString('utf8').replaceAll(';', ',')),
        /pupils\.csv: row 1.*expected.*found.*wrong_separator/,
      ],
      [
        'with an unknown column',
        'households',
        (content) => Buffer.from(content.toString('utf8').replace('langue', 'langage')),
        /households\.csv: row 1, column langage.*expected.*found.*unknown_column/,
      ],
    ];

    it.each(cases)('%s: one clear line, and nothing changes', async (_, file, spoil, words) => {
      const before = await auditor.proof();
      const roster = new SpoiltRoster(file, spoil);
      try {
        const ended = await platform.payday('--roster', roster.folder, '--families', '0').ended;
        expect(ended.code).toBe(1);
        expect(ended.err.trim().split('\n')).toHaveLength(1);
        expect(ended.err).toMatch(words);
      } finally {
        roster.remove();
      }
      expect(await auditor.proof()).toEqual(before);
    });
  });

  describe('on the small roster', () => {
    let told: Ended;

    beforeAll(async () => {
      told = await platform.payday('--roster', SMALL_ROSTER, '--families', String(FAMILIES)).ended;
    });

    it('ends well and agrees with the control totals', () => {
      expect({ code: told.code, err: told.err }).toEqual({ code: 0, err: '' });
      expect(told.out).not.toContain('≠');
      expect(told.out).toMatch(/payable_minor\s+188,120\.00 MAD\s+188,120\.00 MAD\s+=/);
    });

    it('pays everybody once, to the centime', async () => {
      const roster = await officer.roster(rosterIdOf(told.out) ?? '');
      expect(roster.state).toBe('closed');
      expect(roster.disbursement).toMatchObject({
        walletsPaid: 278,
        walletsPaidMinor: '18484000',
        vouchersIssued: 6,
        vouchersIssuedMinor: '328000',
        returned: 0,
      });
    });

    it('lets families buy, refuses what they have not, repeats nothing, gives back, pays a bill once', () => {
      expect(told.out).toContain(`${FAMILIES} purchases`);
      expect(told.out).toContain('refused, payments.insufficient_funds');
      expect(told.out).toContain('paid once');
      expect(told.out).toContain('back to the family');
      expect(told.out).toContain('…0000; by another: payments.bill_paid_before');
      expect(told.out).toMatch(/closing/);
    });

    it('keeps a ledger that proves itself', async () => {
      const proof = await auditor.proof();
      expect(proof).toMatchObject({ holds: true, accountsOff: '0', transfersUnbalanced: '0' });
      expect(proof.sums).toEqual([{ minor: '0', currency: 'MAD' }]);
      // One deposit, one transfer a line, one a purchase, one refund, one bill, and the float of an agent of each network.
      expect(Number(proof.transfers)).toBe(1 + LINES + FAMILIES + 2 + NETWORKS.length);
    });

    it('pays nobody when it is told again, and says so', async () => {
      const before = await auditor.proof();
      const again = await platform.payday('--roster', SMALL_ROSTER, '--families', String(FAMILIES)).ended;
      expect(again.code).toBe(0);
      expect(again.out).toContain('Nobody is paid twice');
      expect(await auditor.proof()).toEqual(before);
    });

    it('leaves counters where cash is taken in, and paid out to whoever got a code on his phone', async () => {
      const counter = await new PersonApi(platform, AGENT).signIn('appointment');
      const family = await new PersonApi(platform, FAMILY).signIn('code');
      const sister = new PersonApi(platform, SISTER);
      const amount = { minor: '10000', currency: 'MAD' };
      const { walletId, balance } = await family.send<WalletV1>('GET', '/wallet');
      const cashIn = { walletId, amount };
      expect(
        await counter.send<PaymentAnswerV1>('POST', '/cash-ins', cashIn, { 'idempotency-key': 'cash-in' }),
      ).toMatchObject({ payment: { state: 'completed', fee: { minor: '0' } } });
      await family.send('PUT', '/me/pin', { changeId: randomUUID(), pin: '4821' });
      const wish = { amount, proof: { pin: '4821' }, recipient: { phone: SISTER, language: 'fr' } };
      const key = { 'idempotency-key': 'withdrawal' };
      const made = await family.send<WithdrawalCodeV1>('POST', '/withdrawal-codes', wish, key);
      expect(made).toMatchObject({ message: 'sent', payment: { state: 'held', fee: { minor: '0' } } });
      expect(made).not.toHaveProperty('code');
      const code = (await sister.digits(/\d{4} \d{4} \d{4}/)).replaceAll(' ', '');
      expect(
        await counter.send<PaymentAnswerV1>('POST', '/withdrawal-codes/redemption', { code, amount }),
      ).toMatchObject({ payment: { state: 'completed' } });
      expect(await family.send<WalletV1>('GET', '/wallet')).toMatchObject({ balance });
      expect((await sister.messages()).filter((text) => text.includes('retrait'))).toHaveLength(1);
    });
  });

  describe('while programmes, ledger and NATS are killed', () => {
    const large = new CutRoster(4_000);
    let transfersBefore: number;
    let told: Ended;

    beforeAll(async () => {
      transfersBefore = Number((await auditor.proof()).transfers);
      const telling = platform.payday('--roster', large.folder, '--families', '0');
      await waitFor(() => rosterIdOf(telling.said()) !== undefined, {
        timeoutMs: 60_000,
        what: 'the roster to be judged',
      });
      rosterId = rosterIdOf(telling.said()) ?? '';
      await killInTheMiddle('programmes', 100);
      await killInTheMiddle('ledger', 1_000);
      await killInTheMiddle('nats', 2_000);
      told = await telling.ended;
    });

    afterAll(() => large.remove());

    it('finishes, and its proof holds', async () => {
      expect({ code: told.code, err: told.err }).toEqual({ code: 0, err: '' });
      expect(await auditor.proof()).toMatchObject({ holds: true, sums: [{ minor: '0', currency: 'MAD' }] });
    });

    it('pays everybody what the evaluation found, and nobody twice', async () => {
      const { state, totals, disbursement } = await officer.roster(rosterId);
      const { wallet, voucher } = totals as Record<
        'wallet' | 'voucher',
        { households: number; minor: number }
      >;
      expect(state).toBe('closed');
      expect(disbursement).toMatchObject({
        walletsPaid: wallet.households,
        walletsPaidMinor: String(wallet.minor),
        vouchersIssued: voucher.households,
        vouchersIssuedMinor: String(voucher.minor),
        returned: 0,
      });
      const { transfers } = await auditor.proof();
      expect(Number(transfers)).toBe(transfersBefore + 1 + wallet.households + voucher.households);
    });
  });

  it('stops on Ctrl-C and leaves no process behind', async () => {
    const pids = platform.pids();
    expect(pids.length).toBeGreaterThan(10);
    const ended = await platform.stop();
    expect(ended.code).toBe(0);
    for (let look = 0; look < 50 && pids.some(isAlive); look += 1) await pause(100);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

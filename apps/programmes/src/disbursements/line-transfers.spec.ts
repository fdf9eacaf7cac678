import { systemAccountId, type PostingV1 } from '@hanout/contracts';
import { judgePostings, transferOf, type WaitingLine } from './line-transfers';

const aLine = (line: Partial<WaitingLine> = {}): WaitingLine => ({
  lineId: 'a3bb189e-8bf9-5888-9912-ace4e6543002',
  idcs: '5017983822',
  method: 'wallet',
  network: 'm2t',
  amountMinor: 56_000n,
  amountCurrency: 'MAD',
  walletId: 'c0000000-0000-4000-8000-000000000001',
  personId: 'd0000000-0000-4000-8000-000000000001',
  ...line,
});
const tranche = { programme: 'tayssir', ruleSet: 'tayssir-2020-21-t3' };

describe('the transfer of a line', () => {
  it('goes from the fund to the wallet under the line’s own id', () => {
    expect(transferOf(aLine(), tranche)).toEqual({
      transferId: aLine().lineId,
      kind: 'grant',
      reference: 'tayssir-2020-21-t3',
      legs: [
        {
          debitAccountId: systemAccountId('programme-fund:tayssir'),
          creditAccountId: aLine().walletId,
          amount: { minor: '56000', currency: 'MAD' },
        },
      ],
    });
  });

  it('goes to what is owed to voucher holders when there is no wallet', () => {
    const transfer = transferOf(aLine({ method: 'voucher', walletId: null, personId: null }), tranche);
    expect(transfer.kind).toBe('voucher_issue');
    expect(transfer.legs[0]?.creditAccountId).toBe(systemAccountId('voucher-liability:tayssir'));
  });

  it('is never made up when a wallet is missing', () => {
    expect(() => transferOf(aLine({ walletId: null }), tranche)).toThrow('without a wallet');
  });
});

describe('what an answer of the ledger means', () => {
  const now = new Date('2021-12-07T09:00:00Z');
  const judge = (posting: Partial<PostingV1> | undefined, areRefusalsFinal = true) =>
    judgePostings(
      [aLine()],
      posting ? [{ transferId: aLine().lineId, outcome: 'refused', ...posting }] : [],
      { areRefusalsFinal, now },
    );

  it.each(['posted', 'repeated'] as const)(
    '%s: the line is paid, at the time of the first posting',
    (outcome) => {
      const { endings } = judge({ outcome, postedAt: '2021-12-07T08:00:00.000Z' }, false);
      expect(endings).toEqual([
        { line: aLine(), state: 'paid', reason: null, endedAt: '2021-12-07T08:00:00.000Z' },
      ]);
    },
  );

  it('refused: the line goes back with the reason', () => {
    expect(judge({ reason: 'balance_ceiling' }).endings).toMatchObject([
      { state: 'returned', reason: 'balance_ceiling' },
    ]);
  });

  it('refused while an earlier question may still be answered: the line waits', () => {
    expect(judge({ reason: 'balance_ceiling' }, false)).toEqual({ endings: [], unfunded: 0 });
  });

  it('an empty fund: the line waits for the next deposit', () => {
    expect(judge({ reason: 'insufficient_funds' })).toEqual({ endings: [], unfunded: 1 });
  });

  it('no answer for this line: it waits', () => {
    expect(judge(undefined)).toEqual({ endings: [], unfunded: 0 });
  });
});

import { systemAccountId, type PostingV1 } from '@hanout/contracts';
import { coveredBy, judgePostings, lineTransferId, transferOf, type WaitingLine } from './line-transfers';

const aLine = (line: Partial<WaitingLine> = {}): WaitingLine => ({
  lineId: 'a3bb189e-8bf9-5888-9912-ace4e6543002',
  attempt: 0,
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

  it('has another id at every attempt, and nothing else is different', () => {
    const first = transferOf(aLine(), tranche);
    const second = transferOf(aLine({ attempt: 1 }), tranche);
    expect(second.transferId).not.toBe(first.transferId);
    expect({ ...second, transferId: first.transferId }).toEqual(first);
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
  const line = aLine({ attempt: 1 });
  const judge = (posting?: Partial<PostingV1>) =>
    judgePostings(
      [line],
      posting ? [{ transferId: lineTransferId(line), outcome: 'refused', ...posting }] : [],
      now,
    );

  it.each(['posted', 'repeated'] as const)(
    '%s: the line is paid, at the time of the first posting',
    (outcome) => {
      const { endings } = judge({ outcome, postedAt: '2021-12-07T08:00:00.000Z' });
      expect(endings).toEqual([{ line, state: 'paid', reason: null, endedAt: '2021-12-07T08:00:00.000Z' }]);
    },
  );

  it('refused: the line goes back with the reason', () => {
    expect(judge({ reason: 'account_frozen' }).endings).toMatchObject([
      { state: 'returned', reason: 'account_frozen' },
    ]);
  });

  it('a full wallet: the line may become a voucher', () => {
    const { endings, overflowing } = judge({ reason: 'balance_ceiling' });
    expect(endings).toEqual([]);
    expect(overflowing).toMatchObject([{ line, state: 'returned', reason: 'balance_ceiling' }]);
  });

  it('an empty fund: the line waits for the next deposit', () => {
    expect(judge({ reason: 'insufficient_funds' })).toEqual({
      endings: [],
      unfunded: [line],
      overflowing: [],
    });
  });

  it('no answer for this line: it waits', () => {
    expect(judge()).toEqual({ endings: [], unfunded: [], overflowing: [] });
  });

  it('an answer to another attempt is none to this one', () => {
    expect(judge({ transferId: line.lineId, reason: 'account_frozen' })).toEqual({
      endings: [],
      unfunded: [],
      overflowing: [],
    });
  });
});

describe('what a fund covers', () => {
  const lines = [300n, 500n, 200n, 100n].map((amountMinor) => aLine({ amountMinor }));
  const covered = (balanceMinor: bigint) => coveredBy(balanceMinor, lines).map((line) => line.amountMinor);

  it('is what can be paid from it together, in order', () => {
    expect(covered(0n)).toEqual([]);
    expect(covered(99n)).toEqual([]);
    expect(covered(550n)).toEqual([300n, 200n]);
    expect(covered(800n)).toEqual([300n, 500n]);
    expect(covered(5_000n)).toEqual([300n, 500n, 200n, 100n]);
  });
});

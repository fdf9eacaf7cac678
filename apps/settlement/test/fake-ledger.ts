import {
  openAccounts,
  postTransfers,
  type AccountToOpenV1,
  type PostingV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER } from '@hanout/testing';

/** A ledger that may be in a bad mood: `deaf` does nothing, `mute` does it and does not say so, `refusing` says no. */
export class FakeLedger {
  mood: 'well' | 'deaf' | 'mute' | 'refusing' = 'well';
  readonly accounts = new Map<string, AccountToOpenV1>();
  readonly decided = new Map<string, { transfer: TransferToPostV1; isRefused: boolean }>();
  private fakes: { stop(): Promise<void> }[];

  static async start(natsUrl: string): Promise<FakeLedger> {
    const ledger = new FakeLedger();
    ledger.fakes = [
      await fakeAnswers(natsUrl, openAccounts, ({ accounts }) => ({
        accounts: accounts.map((account) => {
          const outcome = ledger.accounts.has(account.accountId) ? 'repeated' : 'opened';
          ledger.accounts.set(account.accountId, account);
          return { accountId: account.accountId, outcome };
        }),
      })),
      await fakeAnswers(natsUrl, postTransfers, ({ transfers }) => {
        if (ledger.mood === 'deaf') return NO_ANSWER;
        const postings = transfers.map((transfer) => ledger.decide(transfer));
        return ledger.mood === 'mute' ? NO_ANSWER : { postings };
      }),
    ];
    return ledger;
  }

  async stop(): Promise<void> {
    await Promise.all(this.fakes.map((fake) => fake.stop()));
  }

  get posted(): TransferToPostV1[] {
    return [...this.decided.values()].flatMap(({ transfer, isRefused }) => (isRefused ? [] : [transfer]));
  }

  /** Credits − debits of all that was posted. */
  balanceOf(accountId: string): bigint {
    return this.posted
      .flatMap(({ legs }) => legs)
      .reduce((sum, { debitAccountId, creditAccountId, amount: { minor } }) => {
        if (creditAccountId === accountId) return sum + BigInt(minor);
        return debitAccountId === accountId ? sum - BigInt(minor) : sum;
      }, 0n);
  }

  private decide(transfer: TransferToPostV1): PostingV1 {
    const { transferId } = transfer;
    const known = this.decided.get(transferId);
    if (known && JSON.stringify(known.transfer) !== JSON.stringify(transfer))
      return { transferId, outcome: 'refused', reason: 'id_reused' };
    const isRefused = known?.isRefused ?? this.mood === 'refusing';
    this.decided.set(transferId, { transfer, isRefused });
    if (isRefused) return { transferId, outcome: 'refused', reason: 'account_closed' };
    const unknown = transfer.legs.some(
      (leg) => !this.accounts.has(leg.debitAccountId) || !this.accounts.has(leg.creditAccountId),
    );
    if (unknown) throw new Error('an account that nobody has opened');
    return { transferId, outcome: known ? 'repeated' : 'posted', postedAt: '2026-11-29T08:00:00.000Z' };
  }
}

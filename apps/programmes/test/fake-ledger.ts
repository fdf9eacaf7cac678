import {
  openAccounts,
  postTransfers,
  readBalances,
  type AccountsOpenedV1,
  type BalancesV1,
  type PostingV1,
  type PostTransfersV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER, type FakeAnswers } from '@hanout/testing';

type Told = 'told' | 'lost' | 'silent';

/** What it does with one question to post, before and after it has posted. */
export interface LedgerMood {
  /** Called with each question; throw for "broke down, nothing posted". It may take its time. */
  beforePosting?: (question: PostTransfersV1) => Promise<void> | void;
  /** Answer `lost` and everything is posted, but nobody is told. */
  afterPosting?: (question: PostTransfersV1) => Told | Promise<Told>;
  /** Called with each question for balances, before they are read. It may take its time. */
  beforeReading?: () => Promise<void> | void;
  refuse?: (transfer: TransferToPostV1) => PostingV1['reason'];
}

/**
 * A ledger of two maps, with balances and a floor under the funds: whatever it answers, a yes or a no, is final for the
 * id. It keeps no promise the real one does not.
 */
export class FakeLedger {
  mood: LedgerMood = {};
  readonly posted = new Map<string, TransferToPostV1>();
  readonly refused = new Map<string, { transfer: TransferToPostV1; reason: PostingV1['reason'] }>();
  /** How often it was asked to post. */
  questions = 0;
  /** What is held of an account's balance. */
  readonly held = new Map<string, bigint>();
  readonly openedAccounts = new Set<string>();
  private readonly floors = new Map<string, bigint>();
  private readonly balances = new Map<string, bigint>();
  private fakes: FakeAnswers<object>[] = [];

  static async start(natsUrl: string): Promise<FakeLedger> {
    const ledger = new FakeLedger();
    ledger.fakes = await Promise.all([
      fakeAnswers(natsUrl, openAccounts, ({ accounts }): AccountsOpenedV1 => {
        for (const { accountId, floorMinor } of accounts) {
          ledger.openedAccounts.add(accountId);
          if (floorMinor !== undefined) ledger.floors.set(accountId, BigInt(floorMinor));
        }
        return { accounts: accounts.map(({ accountId }) => ({ accountId, outcome: 'opened' })) };
      }),
      fakeAnswers(natsUrl, readBalances, async ({ accountIds }): Promise<BalancesV1> => {
        await ledger.mood.beforeReading?.();
        return {
          balances: accountIds
            .filter((accountId) => ledger.openedAccounts.has(accountId))
            .map((accountId) => ({
              accountId,
              kind: 'programme_fund',
              balance: { minor: ledger.balanceOf(accountId).toString(), currency: 'MAD' },
              available: { minor: ledger.availableOf(accountId).toString(), currency: 'MAD' },
            })),
        };
      }),
      fakeAnswers(natsUrl, postTransfers, async (question) => {
        ledger.questions += 1;
        await ledger.mood.beforePosting?.(question);
        const postings = question.transfers.map((transfer) => ledger.post(transfer));
        const told = (await ledger.mood.afterPosting?.(question)) ?? 'told';
        if (told === 'lost') throw new Error('broke down while answering');
        return told === 'silent' ? NO_ANSWER : { postings };
      }),
    ]);
    return ledger;
  }

  balanceOf(accountId: string): bigint {
    return this.balances.get(accountId) ?? 0n;
  }

  private availableOf(accountId: string): bigint {
    return this.balanceOf(accountId) - (this.held.get(accountId) ?? 0n);
  }

  /** What others put in or take out. */
  add(accountId: string, minor: bigint): void {
    this.balances.set(accountId, this.balanceOf(accountId) + minor);
  }

  async stop(): Promise<void> {
    await Promise.all(this.fakes.map((fake) => fake.stop()));
  }

  private post(transfer: TransferToPostV1): PostingV1 {
    const { transferId } = transfer;
    const postedAt = '2021-12-07T09:00:00.000Z';
    const refused = this.refused.get(transferId);
    const known = this.posted.get(transferId) ?? refused?.transfer;
    if (known && JSON.stringify(known) !== JSON.stringify(transfer))
      return { transferId, outcome: 'refused', reason: 'id_reused' };
    if (refused) return { transferId, outcome: 'refused', reason: refused.reason };
    if (known) return { transferId, outcome: 'repeated', postedAt };
    const reason = this.mood.refuse?.(transfer) ?? this.fundsMissing(transfer);
    if (reason) {
      this.refused.set(transferId, { transfer, reason });
      return { transferId, outcome: 'refused', reason };
    }
    for (const { debitAccountId, creditAccountId, amount } of transfer.legs) {
      this.add(debitAccountId, -BigInt(amount.minor));
      this.add(creditAccountId, BigInt(amount.minor));
    }
    this.posted.set(transferId, transfer);
    return { transferId, outcome: 'posted', postedAt };
  }

  private fundsMissing({ legs }: TransferToPostV1): PostingV1['reason'] {
    const isShort = legs.some(({ debitAccountId, amount }) => {
      const floor = this.floors.get(debitAccountId);
      return floor !== undefined && this.availableOf(debitAccountId) - BigInt(amount.minor) < floor;
    });
    return isShort ? 'insufficient_funds' : undefined;
  }
}

import {
  openAccounts,
  postTransfers,
  readBalances,
  systemAccountId,
  type OpenAccountsV1,
  type PostingV1,
  type PostTransfersV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER, type FakeAnswers } from '@hanout/testing';

const SAFEGUARDING_ACCOUNT_ID = systemAccountId('safeguarding:MAD');

/** `deaf`: the question is lost. `mute`: it is done and the answer is lost. `broken`: it falls over, nothing done. */
export type Mood = 'well' | 'deaf' | 'mute' | 'broken';

/**
 * Stands in for the ledger: balances that may not go below zero; whatever it answers, a yes or a no, is final for the
 * transfer id. It can be in a bad mood for as long as the spec says.
 */
export class FakeLedger {
  mood: Mood = 'well';
  /** Everything asked of `postTransfers`, in order. */
  asked: TransferToPostV1[] = [];
  readonly balances = new Map<string, bigint>();
  readonly posted = new Map<string, { transfer: TransferToPostV1; postedAt: string }>();
  readonly refused = new Map<string, { transfer: TransferToPostV1; reason: PostingV1['reason'] }>();
  readonly holds = new Map<string, TransferToPostV1['legs']>();
  readonly ceilings = new Map<string, bigint>();
  readonly opened: OpenAccountsV1['accounts'] = [];
  /** Called before each answer: a spec holds the ledger here. */
  before: () => Promise<void> = () => Promise.resolve();
  private fakes: FakeAnswers<object>[] = [];

  static async start(natsUrl: string): Promise<FakeLedger> {
    const ledger = new FakeLedger();
    ledger.fakes = await Promise.all([
      fakeAnswers(natsUrl, postTransfers, (question) => ledger.answer(question)),
      fakeAnswers(natsUrl, openAccounts, ({ accounts }) => {
        ledger.opened.push(...accounts);
        return { accounts: accounts.map(({ accountId }) => ({ accountId, outcome: 'opened' as const })) };
      }),
      fakeAnswers(natsUrl, readBalances, ({ accountIds }) => ({
        balances: accountIds.flatMap((accountId) => {
          const minor = ledger.balances.get(accountId)?.toString();
          return minor === undefined
            ? []
            : [{ accountId, kind: 'customer' as const, balance: { minor, currency: 'MAD' } }];
        }),
      })),
    ]);
    return ledger;
  }

  async stop(): Promise<void> {
    await Promise.all(this.fakes.map((fake) => fake.stop()));
  }

  balanceOf(accountId: string): bigint {
    return this.balances.get(accountId) ?? 0n;
  }

  private async answer({ transfers }: PostTransfersV1) {
    this.asked.push(...transfers);
    const { mood } = this;
    await this.before();
    if (mood === 'broken') throw new Error('the ledger fell over');
    if (mood === 'deaf') return NO_ANSWER;
    const postings = chainsOf(transfers).flatMap((chain) => this.postChain(chain));
    return mood === 'mute' ? NO_ANSWER : { postings };
  }

  /** All of a chain, or none of it. */
  private postChain(chain: TransferToPostV1[]): PostingV1[] {
    const before = { balances: new Map(this.balances), holds: new Map(this.holds) };
    const postings = chain.map((transfer) => this.post(transfer));
    const isKnown = postings.every(({ outcome }) => outcome === 'repeated');
    if (chain.length === 1 || isKnown || postings.every(({ outcome }) => outcome === 'posted'))
      return postings;
    before.balances.forEach((balance, accountId) => this.balances.set(accountId, balance));
    before.holds.forEach((legs, transferId) => this.holds.set(transferId, legs));
    return chain.map((transfer, place) => {
      const { transferId } = transfer;
      const reason = postings[place]!.reason ?? 'linked_refused';
      this.posted.delete(transferId);
      this.refused.set(transferId, { transfer, reason });
      return { transferId, outcome: 'refused', reason };
    });
  }

  private post(transfer: TransferToPostV1): PostingV1 {
    const { transferId } = transfer;
    const [posted, refused] = [this.posted.get(transferId), this.refused.get(transferId)];
    const known = posted?.transfer ?? refused?.transfer;
    if (known && JSON.stringify(known) !== JSON.stringify(transfer))
      return { transferId, outcome: 'refused', reason: 'id_reused' };
    if (posted) return { transferId, outcome: 'repeated', postedAt: posted.postedAt };
    if (refused) return { transferId, outcome: 'refused', reason: refused.reason };
    const refusal = this.move(transfer);
    if (refusal) {
      this.refused.set(transferId, { transfer, reason: refusal });
      return { transferId, outcome: 'refused', reason: refusal };
    }
    const postedAt = new Date().toISOString();
    this.posted.set(transferId, { transfer, postedAt });
    return { transferId, outcome: 'posted', postedAt };
  }

  /** What was held has left its account already; it is with the hold. */
  private move({ transferId, type = 'post', targetId = '', legs }: TransferToPostV1): PostingV1['reason'] {
    if (type === 'post_hold' || type === 'void_hold') {
      const held = this.holds.get(targetId);
      if (!held) return 'hold_unknown';
      const side = type === 'post_hold' ? 'creditAccountId' : 'debitAccountId';
      const after = this.after(held.map((leg) => [leg[side], BigInt(leg.amount.minor)]));
      if (type === 'post_hold' && [...after].some(([id, minor]) => minor > (this.ceilings.get(id) ?? minor)))
        return 'balance_ceiling';
      this.holds.delete(targetId);
      after.forEach((balance, accountId) => this.balances.set(accountId, balance));
      return undefined;
    }
    const debits = legs.map((leg): [string, bigint] => [leg.debitAccountId, -BigInt(leg.amount.minor)]);
    const credits = legs.map((leg): [string, bigint] => [leg.creditAccountId, BigInt(leg.amount.minor)]);
    const after = this.after(type === 'hold' ? debits : [...debits, ...credits]);
    if ([...after].some(([id, balance]) => balance < 0n && !this.isFloorless(id)))
      return 'insufficient_funds';
    if (
      type === 'post' &&
      legs.some(({ creditAccountId: id }) => after.get(id)! > (this.ceilings.get(id) ?? after.get(id)!))
    )
      return 'balance_ceiling';
    if (type === 'hold') this.holds.set(transferId, legs);
    after.forEach((balance, accountId) => this.balances.set(accountId, balance));
    return undefined;
  }

  /** Of what was opened: the mirror of the bank, and a network's position. */
  private isFloorless(accountId: string): boolean {
    const account = this.opened.find((one) => one.accountId === accountId);
    return accountId === SAFEGUARDING_ACCOUNT_ID || account?.kind === 'network_position';
  }

  private after(changes: [string, bigint][]): Map<string, bigint> {
    const after = new Map<string, bigint>();
    for (const [accountId, minor] of changes)
      after.set(accountId, (after.get(accountId) ?? this.balanceOf(accountId)) + minor);
    return after;
  }
}

function chainsOf(transfers: readonly TransferToPostV1[]): TransferToPostV1[][] {
  const chains: TransferToPostV1[][] = [];
  transfers.forEach((transfer, place) => {
    if (transfers[place - 1]?.isLinked) chains.at(-1)!.push(transfer);
    else chains.push([transfer]);
  });
  return chains;
}

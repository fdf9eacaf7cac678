import type { TransferToPostV1 } from '@hanout/contracts';

export interface ModelAccount {
  accountId: string;
  currency: string;
  floorMinor?: bigint;
  ceilingMinor?: bigint;
  isFrozen: boolean;
}

/** What the ledger promises, as plainly as it can be said: one transfer after the other, in memory. */
export class LedgerModel {
  readonly balances = new Map<string, bigint>();
  /** The balance after each entry, per account. */
  readonly histories = new Map<string, bigint[]>();
  private readonly contents = new Map<string, string>();

  constructor(private readonly accounts: ReadonlyMap<string, ModelAccount>) {
    for (const id of accounts.keys()) {
      this.balances.set(id, 0n);
      this.histories.set(id, []);
    }
  }

  /** `posted`, `repeated`, or the reason of the refusal. */
  decide(transfer: TransferToPostV1): string {
    const content = JSON.stringify([transfer.kind, transfer.reference, transfer.legs]);
    const known = this.contents.get(transfer.transferId);
    if (known !== undefined) return known === content ? 'repeated' : 'id_reused';
    const after = new Map(this.balances);
    const entries = this.apply(transfer, after);
    const refusal = this.refusalOf(transfer, after);
    if (refusal) return refusal;
    this.contents.set(transfer.transferId, content);
    for (const [id, balance] of after) this.balances.set(id, balance);
    for (const [id, balance] of entries) this.histories.get(id)!.push(balance);
    return 'posted';
  }

  private apply({ legs }: TransferToPostV1, balances: Map<string, bigint>): [string, bigint][] {
    return legs.flatMap(({ debitAccountId, creditAccountId, amount }) => {
      const move = (id: string, minor: bigint): [string, bigint] => {
        balances.set(id, (balances.get(id) ?? 0n) + minor);
        return [id, balances.get(id)!];
      };
      return [move(debitAccountId, -BigInt(amount.minor)), move(creditAccountId, BigInt(amount.minor))];
    });
  }

  private refusalOf({ legs }: TransferToPostV1, after: ReadonlyMap<string, bigint>): string | undefined {
    const sides = legs.flatMap((leg) => [leg.debitAccountId, leg.creditAccountId]);
    const accounts = sides.map((id) => this.accounts.get(id));
    if (accounts.includes(undefined)) return 'unknown_account';
    const currencies = [
      ...accounts.map((account) => account!.currency),
      ...legs.map(({ amount }) => amount.currency),
    ];
    if (new Set(currencies).size > 1) return 'currency_mismatch';
    if (legs.some((leg) => leg.debitAccountId === leg.creditAccountId)) return 'same_account';
    if (accounts.some((account) => account!.isFrozen)) return 'account_frozen';
    const moved = accounts.map((account) => ({
      ...account!,
      now: after.get(account!.accountId)!,
      before: this.balances.get(account!.accountId)!,
    }));
    if (moved.some((one) => one.floorMinor !== undefined && one.now < one.floorMinor)) {
      return 'insufficient_funds';
    }
    if (
      moved.some(
        (one) => one.ceilingMinor !== undefined && one.now > one.ceilingMinor && one.now > one.before,
      )
    ) {
      return 'balance_ceiling';
    }
    return undefined;
  }
}

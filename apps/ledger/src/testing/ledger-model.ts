import {
  POSTING_REFUSALS,
  type AccountChangeRefusal,
  type AccountChangeV1,
  type AccountStatus,
  type ChangeAccountV1,
  type LegV1,
  type PostingRefusal,
  type PostingV1,
  type TransferToPostV1,
} from '@hanout/contracts';

export interface ModelAccount {
  currency: string;
  status: AccountStatus;
  floor?: bigint;
  ceiling?: bigint;
  balance: bigint;
  heldOut: bigint;
  heldIn: bigint;
}

export interface ModelTransfer {
  content: string;
  at: string;
  /** A hold is held, then posted, voided or expired; a reversal is never reversed. */
  state: 'done' | 'reversed' | 'reversal' | 'refused' | 'held' | 'posted' | 'voided' | 'expired';
  reason?: PostingRefusal;
  legs: LegV1[];
  expiresAt: number;
}

/** What the ledger promises, as plainly as it can be said: one transfer after the other, in memory. */
export class LedgerModel {
  transfers = new Map<string, ModelTransfer>();
  /** The balance after each entry. */
  entries: { accountId: string; after: bigint }[] = [];
  private readonly changes = new Map<string, { content: string; at: string }>();

  constructor(
    public accounts: Map<string, ModelAccount>,
    /** The ledger's clock. */
    public now: number,
  ) {}

  post(transfers: readonly TransferToPostV1[]): PostingV1[] {
    const chains: TransferToPostV1[][] = [[]];
    for (const transfer of transfers) {
      chains.at(-1)!.push(transfer);
      if (!transfer.isLinked) chains.push([]);
    }
    return chains.flatMap((chain) => this.decideChain(chain));
  }

  /** The holds that end because their time has come, in the order in which it came. */
  expire(): string[] {
    const due = [...this.transfers].filter(([, one]) => one.state === 'held' && one.expiresAt <= this.now);
    for (const [, hold] of due) this.endHold(hold, 'expired');
    return due.sort(([, a], [, b]) => a.expiresAt - b.expiresAt).map(([id]) => id);
  }

  change(change: ChangeAccountV1): AccountChangeV1 {
    const { changeId, accountId, status, floorMinor, ceilingMinor } = change;
    const content = JSON.stringify(change);
    const refused = (reason: AccountChangeRefusal) => ({ changeId, outcome: 'refused', reason }) as const;
    const known = this.changes.get(changeId);
    if (known && known.content !== content) return refused('id_reused');
    if (known) return { changeId, outcome: 'repeated', changedAt: known.at };
    const account = this.accounts.get(accountId);
    if (!account) return refused('unknown_account');
    if (account.status === 'closed') return refused('account_closed');
    const after = { ...account };
    if (status) after.status = status;
    if (floorMinor) after.floor = BigInt(floorMinor);
    if (ceilingMinor) after.ceiling = BigInt(ceilingMinor);
    if (isBelowFloor(after) || isAbove(after.floor, after.ceiling)) return refused('bounds_invalid');
    const isEmpty = !after.balance && !after.heldIn && !after.heldOut;
    if (status === 'closed' && !isEmpty) return refused('balance_not_zero');
    this.accounts.set(accountId, after);
    this.changes.set(changeId, { content, at: this.time() });
    return { changeId, outcome: 'changed', changedAt: this.time() };
  }

  /** Done whole or not at all; what is answered now is answered for ever. */
  private decideChain(chain: readonly TransferToPostV1[]): PostingV1[] {
    const before = {
      accounts: copyOf(this.accounts),
      transfers: copyOf(this.transfers),
      entries: [...this.entries],
    };
    const isFresh = chain.map(
      ({ transferId: id }, at) =>
        !before.transfers.has(id) && chain.findIndex(({ transferId }) => transferId === id) === at,
    );
    const fresh = chain.filter((_, at) => isFresh[at]);
    const reasons = new Map<TransferToPostV1, PostingRefusal>();
    for (const transfer of fresh) {
      const reason = this.decide(transfer, reasons.size > 0);
      if (reason) reasons.set(transfer, reason);
    }
    if (reasons.size > 0 || (fresh.length > 0 && fresh.length < chain.length)) {
      Object.assign(this, before);
      for (const transfer of fresh)
        this.remember(transfer, { state: 'refused', reason: reasons.get(transfer) ?? 'linked_refused' });
    }
    return chain.map((transfer, at) => {
      const { transferId } = transfer;
      const { content, reason, at: postedAt } = this.transfers.get(transferId)!;
      if (content !== contentOf(transfer)) return { transferId, outcome: 'refused', reason: 'id_reused' };
      if (reason) return { transferId, outcome: 'refused', reason };
      return { transferId, outcome: isFresh[at] ? 'posted' : 'repeated', postedAt };
    });
  }

  /** Does it, or tells why not; what it did before it was refused is undone with its chain. */
  private decide(transfer: TransferToPostV1, isChainRefused: boolean): PostingRefusal | undefined {
    const { type = 'post', targetId = '', expiresInSeconds = Infinity } = transfer;
    const target = this.transfers.get(targetId);
    const isSettlement = type === 'post_hold' || type === 'void_hold';
    let { legs } = transfer;
    if (type === 'reverse' && target?.state === 'done') legs = target.legs.map(backwards).reverse();
    const accounts = legs
      .flatMap((leg) => [leg.debitAccountId, leg.creditAccountId])
      .map((id) => this.accounts.get(id));
    const currencies = [
      ...accounts.map((one) => one?.currency),
      ...legs.map(({ amount }) => amount.currency),
    ];
    const isExpired =
      target?.state === 'expired' || (target?.state === 'held' && target.expiresAt <= this.now);
    const isSettled = target?.state === 'posted' || target?.state === 'voided';
    const applies: Partial<Record<PostingRefusal, boolean>> = {
      amount_invalid: legs.some(({ amount }) => BigInt(amount.minor) <= 0n),
      unknown_account: accounts.includes(undefined),
      currency_mismatch: new Set(currencies).size > 1,
      same_account: legs.some((leg) => leg.debitAccountId === leg.creditAccountId),
      hold_unknown: isSettlement && !isExpired && !isSettled && target?.state !== 'held',
      hold_settled: isSettlement && isSettled,
      hold_expired: isSettlement && isExpired,
      hold_exceeded: isSettlement && target?.state === 'held' && !isPartOf(legs, target.legs),
      transfer_unknown: type === 'reverse' && target?.state !== 'reversed' && legs.length === 0,
      transfer_reversed: type === 'reverse' && target?.state === 'reversed',
      account_closed: accounts.some((one) => one?.status === 'closed'),
      // What was held before may still be settled.
      account_frozen: !isSettlement && accounts.some((one) => one?.status === 'frozen'),
      linked_refused: isChainRefused,
    };
    const refusal = POSTING_REFUSALS.find((reason) => applies[reason]);
    if (refusal) return refusal;

    const before = copyOf(this.accounts);
    if (type === 'post_hold' && legs.length === 0) legs = target!.legs;
    if (isSettlement) this.endHold(target!, type === 'post_hold' ? 'posted' : 'voided');
    for (const leg of legs) {
      if (type === 'hold') this.hold(leg);
      else this.move(leg);
    }
    const crossed = this.boundCrossedSince(before);
    if (crossed) return crossed;
    if (type === 'reverse') target!.state = 'reversed';
    const state = type === 'hold' ? 'held' : type === 'reverse' ? 'reversal' : 'done';
    this.remember(transfer, { state, legs, expiresAt: this.now + expiresInSeconds * 1_000 });
    return undefined;
  }

  /** The floor binds what is available; the ceiling what may come, and only what raises it. */
  private boundCrossedSince(before: Map<string, ModelAccount>): PostingRefusal | undefined {
    const accounts = [...this.accounts];
    if (accounts.some(([, account]) => isBelowFloor(account))) return 'insufficient_funds';
    const isOver = accounts.some(
      ([id, now]) => isAbove(mayBecome(now), now.ceiling) && mayBecome(now) > mayBecome(before.get(id)!),
    );
    return isOver ? 'balance_ceiling' : undefined;
  }

  private move({ debitAccountId, creditAccountId, amount }: LegV1): void {
    this.accounts.get(debitAccountId)!.balance -= BigInt(amount.minor);
    this.accounts.get(creditAccountId)!.balance += BigInt(amount.minor);
    for (const accountId of [debitAccountId, creditAccountId])
      this.entries.push({ accountId, after: this.accounts.get(accountId)!.balance });
  }

  private hold({ debitAccountId, creditAccountId, amount }: LegV1, sign = 1n): void {
    this.accounts.get(debitAccountId)!.heldOut += sign * BigInt(amount.minor);
    this.accounts.get(creditAccountId)!.heldIn += sign * BigInt(amount.minor);
  }

  private endHold(hold: ModelTransfer, ending: 'posted' | 'voided' | 'expired'): void {
    for (const leg of hold.legs) this.hold(leg, -1n);
    hold.state = ending;
  }

  private remember(
    transfer: TransferToPostV1,
    became: Pick<ModelTransfer, 'state'> & Partial<ModelTransfer>,
  ): void {
    const content = contentOf(transfer);
    this.transfers.set(transfer.transferId, {
      content,
      at: this.time(),
      legs: [],
      expiresAt: Infinity,
      ...became,
    });
  }

  private time(): string {
    return new Date(this.now).toISOString();
  }
}

const mayBecome = ({ balance, heldIn }: ModelAccount): bigint => balance + heldIn;
const isBelowFloor = ({ floor, balance, heldOut }: ModelAccount): boolean =>
  isAbove(floor, balance - heldOut);

function isAbove(minor: bigint | undefined, bound: bigint | undefined): boolean {
  return minor !== undefined && bound !== undefined && minor > bound;
}

function copyOf<T extends object>(rows: Map<string, T>): Map<string, T> {
  return new Map([...rows].map(([id, row]) => [id, { ...row }]));
}

function contentOf({ transferId: _, ...content }: TransferToPostV1): string {
  return JSON.stringify(content);
}

function backwards({ debitAccountId, creditAccountId, amount }: LegV1): LegV1 {
  return { debitAccountId: creditAccountId, creditAccountId: debitAccountId, amount };
}

/** Legs of the whole in their order, some smaller or left out. */
function isPartOf(part: readonly LegV1[], whole: readonly LegV1[]): boolean {
  let from = 0;
  return part.every(({ debitAccountId, creditAccountId, amount }) => {
    const isSame = (leg: LegV1) =>
      leg.debitAccountId === debitAccountId &&
      leg.creditAccountId === creditAccountId &&
      BigInt(leg.amount.minor) >= BigInt(amount.minor);
    const at = whole.findIndex((leg, place) => place >= from && isSame(leg));
    from = at + 1;
    return at >= 0;
  });
}

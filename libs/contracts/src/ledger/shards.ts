/** Accounts are spread over this many shards; a ledger instance owns a range of them. */
export const SHARDS = 1_024;

/**
 * The shard of an account, read off its id, so that whoever asks finds the ledger without a directory. The last digits:
 * the first ones of a time-ordered id are all alike.
 */
export function shardOf(accountId: string): number {
  return Number.parseInt(accountId.slice(-4), 16) % SHARDS;
}

/** The same id moved to a shard, for an account that must lie at a certain ledger. */
export function idInShard(accountId: string, shard: number): string {
  const digits = Number.parseInt(accountId.slice(-4), 16);
  const moved = digits - (digits % SHARDS) + shard;
  return accountId.slice(0, -4) + moved.toString(16).padStart(4, '0');
}

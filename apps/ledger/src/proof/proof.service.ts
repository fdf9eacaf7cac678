import { reachOf } from '@hanout/access';
import type { BalanceV1, CallerV1, KindTotalV1, LedgerProofV1, LedgerTotalsV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readTotals, recomputeAccounts, recomputeTransfers, type KindTotal } from './proof.queries';

@Injectable()
export class ProofService {
  constructor(private readonly dataSource: DataSource) {}

  /** Reads the whole ledger again in one snapshot; it locks nothing and transfers go on meanwhile. */
  async proveLedger(caller: CallerV1): Promise<LedgerProofV1> {
    reachOf(caller, 'ledger.prove');
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const accounts = await recomputeAccounts(manager);
      const transfers = await recomputeTransfers(manager);
      const totals = await readTotals(manager);
      const sums = sumsOf(totals);
      const faults = [accounts.accounts_off, accounts.accounts_out_of_bounds, transfers.transfers_unbalanced];
      return {
        holds: faults.every((count) => count === '0') && sums.every(({ minor }) => minor === '0'),
        sums,
        accounts: accounts.accounts,
        transfers: transfers.transfers,
        entries: accounts.entries,
        accountsOff: accounts.accounts_off,
        accountsOutOfBounds: accounts.accounts_out_of_bounds,
        transfersUnbalanced: transfers.transfers_unbalanced,
        totals: totals.map(totalV1),
      };
    });
  }

  /** As the accounts say, in one statement: no transfer is read. */
  async readTotals(currency: string): Promise<LedgerTotalsV1> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const totals = (await readTotals(manager)).filter((total) => total.currency === currency);
      const [{ now }] = await manager.query<[{ now: Date }]>('select now()');
      return { totals: totals.map(totalV1), readAt: now.toISOString() };
    });
  }
}

function totalV1({ kind, network, currency, accounts, balance_minor }: KindTotal): KindTotalV1 {
  return {
    kind,
    ...(network !== null && { network }),
    accounts,
    balance: { minor: balance_minor, currency },
  };
}

function sumsOf(totals: readonly KindTotal[]): BalanceV1[] {
  const sums = new Map<string, bigint>();
  for (const { currency, balance_minor } of totals) {
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(balance_minor));
  }
  return [...sums].map(([currency, sum]) => ({ minor: sum.toString(), currency }));
}

import type {
  AccountBalanceV1,
  AccountChangeV1,
  AccountsOpenedV1,
  AccountToOpenV1,
  AccountV1,
  BalancesV1,
  ChangeAccountV1,
  ReadAccountV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { LEDGER_ERRORS } from '../ledger.errors';
import { AccountRow } from './account.entity';
import { openingAnswers } from './account.opening';
import { changeAccount, openAccounts, readHistory } from './accounts.queries';

@Injectable()
export class AccountsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Idempotent by account id; one that is refused does not keep the others from opening. */
  async openAccounts(asked: readonly AccountToOpenV1[]): Promise<AccountsOpenedV1> {
    return { accounts: openingAnswers(asked, await openAccounts(this.dataSource, asked)) };
  }

  changeAccount(change: ChangeAccountV1): Promise<AccountChangeV1> {
    return changeAccount(this.dataSource, change);
  }

  /** Unknown accounts are left out. */
  async readBalances(accountIds: readonly string[]): Promise<BalancesV1> {
    const rows = await this.dataSource.manager.findBy(AccountRow, { accountId: Any([...accountIds]) });
    return { balances: rows.map(balanceOf) };
  }

  /** The account as it stands, and a page of what became of it. */
  async readAccount({ accountId, afterEventId, limit }: ReadAccountV1): Promise<AccountV1> {
    const row = await this.dataSource.manager.findOneBy(AccountRow, { accountId });
    if (!row) throw LEDGER_ERRORS.error('ledger.account_unknown', { field: 'accountId' });
    const page = { accountNo: row.accountNo, afterEventId: afterEventId ?? '0', limit: limit + 1 };
    const found = await readHistory(this.dataSource, page);
    const history = found.slice(0, limit);
    const last = history.at(-1);
    return {
      account: balanceOf(row),
      history,
      ...(found.length > limit && last && { nextAfterEventId: last.eventId }),
    };
  }
}

function balanceOf(account: AccountRow): AccountBalanceV1 {
  const { accountId, kind, currency, status } = account;
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  const balance = account.creditsPostedMinor - account.debitsPostedMinor;
  const room = roomOf(account, balance);
  return {
    accountId,
    kind,
    balance: money(balance),
    available: money(balance - account.debitsPendingMinor),
    heldOut: money(account.debitsPendingMinor),
    heldIn: money(account.creditsPendingMinor),
    ...(room !== undefined && { room: money(room) }),
    status,
  };
}

/** A ceiling that was lowered leaves no room, not less than none. */
function roomOf({ ceilingMinor, creditsPendingMinor }: AccountRow, balance: bigint): bigint | undefined {
  if (ceilingMinor === null) return undefined;
  const room = ceilingMinor - balance - creditsPendingMinor;
  return room < 0n ? 0n : room;
}

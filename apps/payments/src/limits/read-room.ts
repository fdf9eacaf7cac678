import type { BalanceV1, WalletRoomV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { readRulebook } from '../rules/rulebook';
import type { Wallet } from '../wallets/wallet.entity';
import { EVERY_WAY, readRest } from './limits.queries';
import { limitsOf } from './own-limits';

/** What a wallet may still pay now, and receive below its ceiling; undefined while no limits of its tier are known. */
export async function readRoom(
  manager: EntityManager,
  wallet: Wallet,
  toReceive: BalanceV1 | undefined,
): Promise<WalletRoomV1 | undefined> {
  const book = await readRulebook(manager);
  if (!book.tierLimits.has(wallet.tier)) return undefined;
  const { perOperationMinor, dailyMinor, monthlyMinor } = limitsOf(wallet, book);
  const { dayMinor, monthMinor } = await readRest(manager, {
    walletId: wallet.walletId,
    scope: EVERY_WAY,
    day: book.day,
    minor: 0n,
    dayLimitMinor: dailyMinor,
    monthLimitMinor: monthlyMinor,
  });
  const money = (minor: bigint) => ({ minor: minor.toString(), currency: 'MAD' });
  return {
    ...(toReceive && { toReceive }),
    perPayment: money(perOperationMinor),
    today: money(dayMinor),
    thisMonth: money(monthMinor),
  };
}

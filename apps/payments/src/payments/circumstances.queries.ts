import { In, type EntityManager } from 'typeorm';
import type { PricesService } from '../prices/prices.service';
import { Merchant } from '../wallets/merchant.entity';
import { Wallet } from '../wallets/wallet.entity';
import { WALLET_CURRENCY, type Circumstances, type TermsWish } from './payment.terms';

type Sides = Pick<TermsWish, 'payerWalletId' | 'payee'>;

/** Three reads for any number of wishes; the answer is looked up for each of them. */
export async function findCircumstances(
  manager: EntityManager,
  prices: PricesService,
  wishes: readonly Sides[],
): Promise<(wish: Sides) => Circumstances> {
  const codes = new Set(wishes.flatMap(({ payee }) => ('merchantCode' in payee ? [payee.merchantCode] : [])));
  const merchants = codes.size === 0 ? [] : await manager.findBy(Merchant, { code: In([...codes]) });
  const walletIds = new Set([
    ...wishes.flatMap(({ payerWalletId, payee }) => [
      payerWalletId,
      ...('walletId' in payee ? [payee.walletId] : []),
    ]),
    ...merchants.map((merchant) => merchant.walletId),
  ]);
  const wallets = await manager.findBy(Wallet, { walletId: In([...walletIds]) });
  const merchantBy = new Map(merchants.map((merchant) => [merchant.code, merchant]));
  const walletBy = new Map(wallets.map((wallet) => [wallet.walletId, wallet]));
  const schedules = await prices.inForce(manager, WALLET_CURRENCY);
  return ({ payerWalletId, payee }) => {
    const merchant = 'merchantCode' in payee ? merchantBy.get(payee.merchantCode) : undefined;
    const payeeWalletId = 'walletId' in payee ? payee.walletId : merchant?.walletId;
    return {
      payer: walletBy.get(payerWalletId),
      merchant,
      payee: payeeWalletId === undefined ? undefined : walletBy.get(payeeWalletId),
      schedules,
    };
  };
}

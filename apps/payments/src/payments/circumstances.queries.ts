import { In, type EntityManager } from 'typeorm';
import type { PricesService } from '../prices/prices.service';
import { Merchant } from '../wallets/merchant.entity';
import { Wallet } from '../wallets/wallet.entity';
import { WALLET_CURRENCY, type Circumstances } from './payment.terms';

/** Two reads and the price for any number of wishes; the answer is looked up for each of them. */
export async function findCircumstances(
  manager: EntityManager,
  prices: PricesService,
  wishes: readonly { walletId: string; merchantCode: string }[],
): Promise<(wish: { walletId: string; merchantCode: string }) => Circumstances> {
  if (wishes.length === 0)
    return () => ({ payer: undefined, merchant: undefined, payee: undefined, schedule: undefined });
  const schedule = await prices.inForce(manager, { product: 'merchant_payment', currency: WALLET_CURRENCY });
  const merchants = await manager.findBy(Merchant, {
    code: In([...new Set(wishes.map((wish) => wish.merchantCode))]),
  });
  const walletIds = [
    ...wishes.map((wish) => wish.walletId),
    ...merchants.map((merchant) => merchant.walletId),
  ];
  const wallets = await manager.findBy(Wallet, { walletId: In([...new Set(walletIds)]) });
  const merchantBy = new Map(merchants.map((merchant) => [merchant.code, merchant]));
  const walletBy = new Map(wallets.map((wallet) => [wallet.walletId, wallet]));
  return ({ walletId, merchantCode }) => {
    const merchant = merchantBy.get(merchantCode);
    return {
      payer: walletBy.get(walletId),
      merchant,
      payee: merchant && walletBy.get(merchant.walletId),
      schedule,
    };
  };
}

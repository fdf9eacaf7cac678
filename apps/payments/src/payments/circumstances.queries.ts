import type { FeeProduct } from '@hanout/contracts';
import { In, type EntityManager } from 'typeorm';
import type { PricesService } from '../prices/prices.service';
import type { PublishedSchedule } from '../prices/published-schedule.entity';
import { Merchant } from '../wallets/merchant.entity';
import { Wallet } from '../wallets/wallet.entity';
import { WALLET_CURRENCY, type Circumstances, type TermsWish } from './payment.terms';

const PRODUCTS = ['merchant_payment', 'person_to_person', 'supplier_payment'] as const satisfies FeeProduct[];

type Sides = Pick<TermsWish, 'payerWalletId' | 'payee'>;

/** Two reads and the prices for any number of wishes; the answer is looked up for each of them. */
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
  const schedules = new Map<FeeProduct, PublishedSchedule>();
  for (const product of PRODUCTS) {
    const schedule = await prices.inForce(manager, { product, currency: WALLET_CURRENCY });
    if (schedule) schedules.set(product, schedule);
  }
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

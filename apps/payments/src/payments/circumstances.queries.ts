import type { EntityManager } from 'typeorm';
import type { PricesService } from '../prices/prices.service';
import { findBillers } from '../billers/billers.queries';
import { findParties } from '../wallets/parties.queries';
import { WALLET_CURRENCY, type Circumstances, type TermsWish } from './payment.terms';

type Sides = Pick<TermsWish, 'payerWalletId' | 'payee'>;

/** Two or three reads for any number of wishes; the answer is looked up for each of them. */
export async function findCircumstances(
  manager: EntityManager,
  prices: PricesService,
  wishes: readonly Sides[],
): Promise<(wish: Sides) => Circumstances> {
  const codes = wishes.flatMap(({ payee }) => ('merchantCode' in payee ? payee.merchantCode : []));
  const walletIds = wishes.flatMap(({ payerWalletId, payee }) =>
    'walletId' in payee ? [payerWalletId, payee.walletId] : payerWalletId,
  );
  const billerCodes = wishes.flatMap(({ payee }) => ('billerCode' in payee ? payee.billerCode : []));
  // One after the other: within a transaction they are asked on one connection.
  const { wallets, merchants } = await findParties(manager, {
    walletIds: [...new Set(walletIds)],
    merchantCodes: [...new Set(codes)],
  });
  const billers = await findBillers(manager, [...new Set(billerCodes)]);
  const inForce = await prices.inForce(manager, WALLET_CURRENCY);
  return ({ payerWalletId, payee }) => {
    const merchant = 'merchantCode' in payee ? merchants.get(payee.merchantCode) : undefined;
    const payeeWalletId = 'walletId' in payee ? payee.walletId : merchant?.walletId;
    return {
      payer: wallets.get(payerWalletId),
      merchant,
      biller: 'billerCode' in payee ? billers.get(payee.billerCode) : undefined,
      payee: payeeWalletId === undefined ? undefined : wallets.get(payeeWalletId),
      prices: inForce,
    };
  };
}

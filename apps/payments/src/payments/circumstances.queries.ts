import type { EntityManager } from 'typeorm';
import { findBillers } from '../billers/billers.queries';
import type { PricesService } from '../prices/prices.service';
import { findParties, type Parties } from '../wallets/parties.queries';
import { WALLET_CURRENCY, type Circumstances, type TermsWish } from './payment.terms';

type Sides = Pick<TermsWish, 'payerWalletId' | 'payee'>;
type CircumstancesOf = (wish: Sides) => Circumstances;

/** Two or three reads for any number of wishes, one after the other, as a transaction asks them on one connection. */
export async function findCircumstances(
  manager: EntityManager,
  prices: PricesService,
  wishes: readonly Sides[],
): Promise<CircumstancesOf> {
  const { sidesOf } = await findSides(manager, wishes);
  const inForce = await prices.inForce(manager, WALLET_CURRENCY);
  return (wish) => ({ ...sidesOf(wish), prices: inForce });
}

/** Who stands on either side, read once for any number of wishes and looked up for each of them. */
export async function findSides(
  manager: EntityManager,
  wishes: readonly Sides[],
): Promise<{ sidesOf: (wish: Sides) => Omit<Circumstances, 'prices'>; parties: Parties }> {
  const codes = wishes.flatMap(({ payee }) => ('merchantCode' in payee ? payee.merchantCode : []));
  const walletIds = wishes.flatMap(({ payerWalletId, payee }) =>
    'walletId' in payee ? [payerWalletId, payee.walletId] : payerWalletId,
  );
  const billerCodes = wishes.flatMap(({ payee }) => ('billerCode' in payee ? payee.billerCode : []));
  const parties = await findParties(manager, {
    walletIds: [...new Set(walletIds)],
    merchantCodes: [...new Set(codes)],
  });
  const { wallets, merchants } = parties;
  const billers = await findBillers(manager, [...new Set(billerCodes)]);
  const sidesOf = ({ payerWalletId, payee }: Sides) => {
    const merchant = 'merchantCode' in payee ? merchants.get(payee.merchantCode) : undefined;
    const payeeWalletId = 'walletId' in payee ? payee.walletId : merchant?.walletId;
    return {
      payer: wallets.get(payerWalletId),
      merchant,
      biller: 'billerCode' in payee ? billers.get(payee.billerCode) : undefined,
      payee: payeeWalletId === undefined ? undefined : wallets.get(payeeWalletId),
    };
  };
  return { sidesOf, parties };
}

import { Money } from '@hanout/money';
import type { AccountToRegister } from '@hanout/network-kit';
import type { RemoteOrder } from '@hanout/network-testing';
import { childrenOf, textOf, type Xml } from '../src/xml';

/** What was asked in a request, or undefined where something is missing. */
export function readOrder(asked: Xml): RemoteOrder | undefined {
  const [id, account] = [textOf(asked, 'PayoutId'), textOf(asked, 'Account')];
  const [amount, currency] = [textOf(asked, 'Amount'), textOf(asked, 'Currency')];
  if (!id || !account || !amount || !currency) return undefined;
  return { id, account, amountMinor: Money.parse(amount, currency).minor.toString(), currency };
}

export function readAccounts(asked: Xml): AccountToRegister[] {
  return childrenOf(asked, 'Account').map((account) => ({
    registrationId: requestedId(account, 'RegistrationId'),
    walletId: requestedId(account, 'WalletId'),
    kind: textOf(account, 'Kind') === 'merchant' ? 'merchant' : 'customer',
    tier: Number(textOf(account, 'Tier')),
  }));
}

export function requestedId(asked: Xml, name: string): string {
  return textOf(asked, name) ?? '';
}

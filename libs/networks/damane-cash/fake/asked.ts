import { Money } from '@hanout/money';
import type { AccountToRegister } from '@hanout/network-kit';
import type { RemoteOrder } from '@hanout/network-testing';

interface Pair {
  key: string;
  value: string;
}

/** What was asked in a request body, or undefined where what the standard demands is not there. */
export function readOrder(raw: Buffer, id: string): RemoteOrder | undefined {
  const asked = JSON.parse(raw.toString('utf8')) as {
    amount: string;
    currency: string;
    creditParty: Pair[];
    requestingOrganisationTransactionReference: string;
  };
  const account = valueOf(asked.creditParty, 'msisdn');
  if (!account || asked.requestingOrganisationTransactionReference !== id) return undefined;
  const { minor, currency } = Money.parse(asked.amount, asked.currency).toWire();
  return { id, account, amountMinor: minor, currency };
}

export function readAccount(raw: Buffer, id: string): AccountToRegister | undefined {
  const asked = JSON.parse(raw.toString('utf8')) as {
    accountIdentifiers: Pair[];
    accountType: AccountToRegister['kind'];
    identity: { kycLevel: number }[];
    customData: Pair[];
  };
  const walletId = valueOf(asked.accountIdentifiers, 'walletid');
  const [identity] = asked.identity;
  if (!walletId || !identity || valueOf(asked.customData, 'registrationId') !== id) return undefined;
  return { registrationId: id, walletId, kind: asked.accountType, tier: identity.kycLevel };
}

function valueOf(pairs: Pair[], key: string): string | undefined {
  return pairs.find((pair) => pair.key === key)?.value;
}

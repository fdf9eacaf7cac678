import { Money } from '@hanout/money';
import type { AccountToRegister } from '@hanout/network-kit';
import type { RemoteEvent, RemoteResult } from '@hanout/network-testing';

const US = [{ key: 'organisationid', value: 'hanout' }];
const THEM = [{ key: 'organisationid', value: 'damane-cash' }];

/** A transaction of ours; what moved is left out where the books behind do not say. */
export function sayTransaction({ id, word, ref, order }: RemoteResult): object {
  const status = statusOf(word, 'completed');
  return {
    ...(ref && { transactionReference: ref }),
    ...(status && { transactionStatus: status }),
    type: 'disbursement',
    requestingOrganisationTransactionReference: id,
    ...(order && {
      amount: decimalOf(order.amountMinor, order.currency),
      currency: order.currency,
      creditParty: [{ key: 'msisdn', value: order.account }],
    }),
    debitParty: US,
  };
}

/** What somebody there paid to one of ours. */
export function sayCollection(event: Extract<RemoteEvent, { event: 'collection' }>): object {
  const { ref, payee, amountMinor, currency, collectedAt } = event;
  return {
    transactionReference: ref,
    transactionStatus: 'completed',
    type: 'merchantpay',
    amount: decimalOf(amountMinor, currency),
    currency,
    creditParty: [{ key: payee.startsWith('+') ? 'msisdn' : 'organisationid', value: payee }],
    debitParty: THEM,
    creationDate: collectedAt.toISOString(),
  };
}

export function sayAccount({ id, word, ref }: RemoteResult, account?: AccountToRegister): object {
  const status = statusOf(word, 'available');
  const identity = {
    identityId: id,
    identityType: 'individual',
    identityKyc: {},
    accountRelationship: 'accountholder',
    ...(account && { kycLevel: account.tier }),
  };
  return {
    accountIdentifiers: [
      ...(ref ? [{ key: 'accountid', value: ref }] : []),
      ...(account ? [{ key: 'walletid', value: account.walletId }] : []),
    ],
    identity: [identity],
    ...(status && { accountStatus: status }),
    customData: [{ key: 'registrationId', value: id }],
  };
}

export function sayError(errorCategory: string, errorCode: string, reason?: string): object {
  return {
    errorCategory,
    errorCode,
    ...(reason && { errorParameters: [{ key: 'reason', value: reason }] }),
  };
}

function statusOf(word: RemoteResult['word'], done: string): string | undefined {
  return { done, declined: 'failed', pending: 'pending', unheard_of: 'settling', none: undefined }[word];
}

function decimalOf(amountMinor: string, currency: string): string {
  return Money.of(BigInt(amountMinor), currency).toDecimal();
}

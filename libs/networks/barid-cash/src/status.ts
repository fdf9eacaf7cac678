import {
  readReason,
  readReference,
  statusMap,
  unknown,
  type Outcome,
  type OutcomeWord,
} from '@hanout/network-kit';
import { nodesAt, textAt } from './xml';

/** `TxSts` of pain.002.001.10 (ExternalPaymentTransactionStatus1Code). */
const wordOf = statusMap({
  ACCP: 'pending', // accepted, customer profile checked
  ACSP: 'pending', // accepted, settlement in process
  PDNG: 'pending',
  ACSC: 'succeeded', // settlement on the debtor's account
  ACCC: 'succeeded', // settlement on the creditor's account
  RJCT: 'declined',
});

/**
 * Reasons of a rejection (ExternalStatusReason1Code) that speak of the account, of its holder or of the amount. Others
 * speak of the file or of a duplicate, which says nothing of an earlier file with the same order.
 */
const REASONS: Readonly<Record<string, string>> = {
  AC01: 'incorrect_account',
  AC03: 'invalid_creditor_account',
  AC04: 'account_closed',
  AC06: 'account_blocked',
  AC07: 'creditor_account_closed',
  AC13: 'invalid_account_type',
  AC14: 'invalid_creditor_account_type',
  AG01: 'transaction_forbidden',
  AG03: 'transaction_not_supported',
  AM01: 'zero_amount',
  AM02: 'amount_not_allowed',
  AM03: 'currency_not_allowed',
  AM04: 'insufficient_funds',
  AM09: 'wrong_amount',
  AM14: 'amount_above_limit',
  BE04: 'missing_creditor_address',
  BE05: 'unrecognised_initiator',
  BE06: 'unknown_customer',
  BE07: 'missing_debtor_address',
  CUST: 'customer_decision',
  MD07: 'customer_deceased',
  MS02: 'not_specified_by_customer',
  MS03: 'not_specified_by_network',
  NOAS: 'no_answer_from_customer',
  RR01: 'missing_debtor_identification',
  RR02: 'missing_debtor_name',
  RR03: 'missing_creditor_name',
  RR04: 'regulatory',
};
const reasons = new Map(Object.entries(REASONS));

/** One `TxInfAndSts`. The network's own number is in `AcctSvcrRef`, its own reason in `Rsn/Prtry`. */
export function outcomeOf(transaction: unknown): Outcome {
  const word: OutcomeWord = wordOf(textAt(transaction, 'TxSts'));
  switch (word) {
    case 'succeeded': {
      // Without their number we could never agree with them on it.
      const ref = readReference(textAt(transaction, 'AcctSvcrRef'));
      return ref ? { outcome: word, ref } : unknown('no_reference');
    }
    case 'declined':
      return rejectionOf(transaction);
    case 'pending':
      return { outcome: word };
    case 'unknown':
      return unknown('unknown_word');
  }
}

function rejectionOf(transaction: unknown): Outcome {
  const codes = nodesAt(transaction, 'StsRsnInf/Rsn/Cd');
  if (codes.length === 0)
    return { outcome: 'declined', reason: readReason(textAt(transaction, 'StsRsnInf/Rsn/Prtry')) };
  const known = codes.map((code) => reasons.get(String(code)));
  const [first] = known;
  return first !== undefined && known.every((reason) => reason !== undefined)
    ? { outcome: 'declined', reason: first }
    : unknown('unknown_reason');
}

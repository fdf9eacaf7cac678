import { readReason, readReference, unknown, type Outcome, type OutcomeWord } from '@hanout/network-kit';
import type { IsoMessage } from './message';
import { readPrivateData } from './private-data';

/**
 * Every response code of ISO 8583:1987 (field 39), what it becomes and its name, which is the reason or the cause that is
 * kept. Declined are those that speak of the account or of the amount. What speaks of the message, of the line, of a
 * duplicate or of the network's own state says nothing of an earlier try with the same number, and stays unknown.
 */
const CODES: Readonly<Record<string, readonly [OutcomeWord, string]>> = {
  '00': ['succeeded', 'approved'],
  '01': ['unknown', 'refer_to_issuer'],
  '02': ['unknown', 'refer_to_issuer_special'],
  '03': ['unknown', 'invalid_acceptor'],
  '04': ['declined', 'pick_up'],
  '05': ['declined', 'do_not_honour'],
  '06': ['unknown', 'error'],
  '07': ['declined', 'pick_up_special'],
  '08': ['unknown', 'honour_with_identification'],
  '09': ['pending', 'in_progress'],
  '10': ['unknown', 'approved_in_part'],
  '11': ['unknown', 'approved_vip'],
  '12': ['unknown', 'invalid_transaction'],
  '13': ['declined', 'invalid_amount'],
  '14': ['declined', 'no_such_number'],
  '15': ['declined', 'no_such_issuer'],
  '16': ['unknown', 'approved_update_track'],
  '17': ['unknown', 'cancelled'],
  '18': ['unknown', 'disputed'],
  '19': ['unknown', 're_enter'],
  '20': ['unknown', 'invalid_response'],
  '21': ['unknown', 'no_action_taken'],
  '22': ['unknown', 'suspected_malfunction'],
  '23': ['declined', 'unacceptable_fee'],
  '24': ['unknown', 'file_update_not_supported'],
  '25': ['unknown', 'not_found'],
  '26': ['unknown', 'duplicate_record'],
  '27': ['unknown', 'file_edit_error'],
  '28': ['unknown', 'file_locked'],
  '29': ['unknown', 'file_update_failed'],
  '30': ['unknown', 'format_error'],
  '31': ['declined', 'institution_not_supported'],
  '32': ['unknown', 'completed_in_part'],
  '33': ['declined', 'expired_pick_up'],
  '34': ['declined', 'suspected_fraud_pick_up'],
  '35': ['declined', 'contact_acquirer_pick_up'],
  '36': ['declined', 'restricted_pick_up'],
  '37': ['declined', 'call_security_pick_up'],
  '38': ['declined', 'pin_tries_exceeded_pick_up'],
  '39': ['declined', 'no_credit_account'],
  '40': ['unknown', 'function_not_supported'],
  '41': ['declined', 'lost'],
  '42': ['declined', 'no_universal_account'],
  '43': ['declined', 'stolen'],
  '44': ['declined', 'no_investment_account'],
  '51': ['declined', 'insufficient_funds'],
  '52': ['declined', 'no_current_account'],
  '53': ['declined', 'no_savings_account'],
  '54': ['declined', 'expired'],
  '55': ['declined', 'incorrect_pin'],
  '56': ['declined', 'no_record'],
  '57': ['declined', 'not_permitted_to_holder'],
  '58': ['unknown', 'not_permitted_to_terminal'],
  '59': ['declined', 'suspected_fraud'],
  '60': ['unknown', 'contact_acquirer'],
  '61': ['declined', 'amount_limit'],
  '62': ['declined', 'restricted'],
  '63': ['unknown', 'security_violation'],
  '64': ['unknown', 'original_amount_incorrect'],
  '65': ['declined', 'frequency_limit'],
  '66': ['unknown', 'call_security'],
  '67': ['declined', 'hard_capture'],
  '68': ['unknown', 'response_too_late'],
  '75': ['declined', 'pin_tries_exceeded'],
  '90': ['unknown', 'cut_off_in_process'],
  '91': ['unknown', 'issuer_inoperative'],
  '92': ['unknown', 'no_route'],
  '93': ['declined', 'violation_of_law'],
  '94': ['unknown', 'duplicate'],
  '95': ['unknown', 'reconcile_error'],
  '96': ['unknown', 'system_malfunction'],
};
const codes = new Map(Object.entries(CODES));

/** What a response or an advice says: field 39, with the network's own number and reason in field 48. */
export function outcomeOf({ fields }: IsoMessage): Outcome {
  const [word, name] = codes.get(fields[39] ?? '') ?? ['unknown', 'unknown_word'];
  const said = readPrivateData(fields[48]) ?? {};
  switch (word) {
    case 'succeeded': {
      // Without their number we could never agree with them on it.
      const ref = readReference(said.ref);
      return ref ? { outcome: word, ref } : unknown('no_reference');
    }
    case 'declined':
      return { outcome: word, reason: said.reason === undefined ? name : readReason(said.reason) };
    case 'pending':
      return { outcome: word };
    case 'unknown':
      return unknown(name);
  }
}

/** Of a reversal: 00 undid it or bars it, 21 is too late. Every other code leaves it open, also a clear no to a payout. */
export function outcomeOfReversal(message: IsoMessage): Outcome {
  const outcome = outcomeOf(message);
  if (message.fields[39] === '21') return { outcome: 'declined', reason: 'no_action_taken' };
  return outcome.outcome === 'declined' ? unknown(outcome.reason) : outcome;
}

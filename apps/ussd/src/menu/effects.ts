import type { StateName } from './state-names';
import type { TextKey } from './texts';

/** Where an outcome leads, and what is said there first. */
export interface Outcome {
  to: StateName;
  notice?: TextKey;
}

const later: Outcome = { to: 'later' };

/** Everything that other services are asked, with all ends that it may have. What moves nothing ends in `later` without an answer. */
export const EFFECTS = {
  keepLanguage: {
    signedIn: { to: 'menu', notice: 'languageKept' },
    stranger: { to: 'pin' },
  },
  signIn: {
    signedIn: { to: 'menu' },
    cutOff: { to: 'cutOff' },
    wrongPin: { to: 'pin', notice: 'wrongPin' },
    locked: { to: 'pinLocked' },
    noPin: { to: 'noPin' },
    noWallet: { to: 'noWallet' },
    later,
  },
  provePin: {
    right: { to: 'pinNew' },
    wrongPin: { to: 'pinNow', notice: 'wrongPin' },
    locked: { to: 'pinLocked' },
    later,
  },
  choosePin: { chosen: { to: 'pinAgain' } },
  changePin: {
    changed: { to: 'menu', notice: 'pinChanged' },
    differ: { to: 'pinNew', notice: 'pinsDiffer' },
    easy: { to: 'pinNew', notice: 'easyPin' },
    same: { to: 'pinNew', notice: 'samePin' },
    wrongPin: { to: 'pinNow', notice: 'wrongPin' },
    locked: { to: 'pinLocked' },
    /** Nobody answered: either PIN may be the right one now. */
    unsure: { to: 'pinUnsure' },
    later,
  },
  goOn: {
    amount: { to: 'amount' },
    confirm: { to: 'confirm' },
    confirmCash: { to: 'confirmCash' },
    // It had been confirmed when the line was cut.
    paid: { to: 'paid' },
    made: { to: 'codeIs' },
    notPaid: { to: 'notPaid' },
    notYet: { to: 'notYet' },
    gone: { to: 'menu' },
    later,
  },
  forget: { forgotten: { to: 'menu' } },
  readBalance: { read: { to: 'balance' }, later },
  readStatement: { read: { to: 'statement' }, none: { to: 'menu', notice: 'noLines' }, later },
  readVoucher: { read: { to: 'voucher' }, none: { to: 'menu', notice: 'noVoucher' }, later },
  findShop: { found: { to: 'amount' }, unknown: { to: 'shopCode', notice: 'badShopCode' }, later },
  findPerson: { found: { to: 'amount' }, unknown: { to: 'phoneNumber', notice: 'nobody' }, later },
  price: {
    priced: { to: 'confirm' },
    isOpen: { to: 'openFirst' },
    refused: { to: 'amount', notice: 'notOffered' },
    later,
  },
  /** Though one for the same is open: that has been told. */
  priceAnother: {
    priced: { to: 'confirm' },
    planned: { to: 'confirmCash' },
    refused: { to: 'amount', notice: 'notOffered' },
    notPlanned: { to: 'cashAmount', notice: 'notOffered' },
    later,
  },
  pay: {
    paid: { to: 'paid' },
    notPaid: { to: 'notPaid' },
    wrongPin: { to: 'confirm', notice: 'wrongPin' },
    notYet: { to: 'notYet' },
  },
  planCash: {
    planned: { to: 'confirmCash' },
    isOpen: { to: 'openFirst' },
    notPlanned: { to: 'cashAmount', notice: 'notOffered' },
    later,
  },
  makeCode: {
    made: { to: 'codeIs' },
    notPaid: { to: 'notPaid' },
    wrongPin: { to: 'confirmCash', notice: 'wrongPin' },
    notYet: { to: 'notYet' },
  },
  /** How the payment of the session stands. */
  check: {
    paid: { to: 'paid' },
    made: { to: 'codeIs' },
    notPaid: { to: 'notPaid' },
    notYet: { to: 'notYet', notice: 'waitAMoment' },
    /** It never arrived, and its price still holds: the same wish with the same key. */
    askAgain: { to: 'confirm', notice: 'askAgain' },
    askCodeAgain: { to: 'confirmCash', notice: 'askAgain' },
  },
  /** How the last payment with this phone stands, whichever session it was made in. */
  readLast: {
    paid: { to: 'paid' },
    made: { to: 'codeIs' },
    notPaid: { to: 'notPaid' },
    notYet: { to: 'notYet' },
    none: { to: 'menu', notice: 'noPayment' },
    later,
  },
} as const satisfies Record<string, Record<string, Outcome>>;

export type EffectName = keyof typeof EFFECTS;
export type OutcomeOf<Name extends EffectName> = keyof (typeof EFFECTS)[Name] & string;

export function outcomeOf(effect: EffectName, name: string): Outcome {
  const outcomes: Readonly<Record<string, Outcome>> = EFFECTS[effect];
  const outcome = outcomes[name];
  if (outcome === undefined) throw new Error(`${effect} has no outcome ${name}`);
  return outcome;
}

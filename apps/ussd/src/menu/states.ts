import { readAmount } from '@hanout/i18n';
import { readPhone } from '@hanout/identifiers';
import { readPin, readShopCode } from './typed';
import type { State } from './state';
import type { StateName } from './state-names';

const toMenu = { to: 'menu' } as const;
const amountMinorOf = (input: string) => {
  const minor = readAmount(input);
  return minor === undefined ? undefined : { keep: { amountMinor: minor.toString() } };
};
const secretOf = (input: string) => {
  const secret = readPin(input);
  return secret === undefined ? undefined : { secret };
};

/** The whole of the channel: every screen, what may be typed there and where it leads. */
export const STATES: Readonly<Record<StateName, State>> = {
  language: {
    text: 'language',
    choices: [
      { label: 'arabic', go: { by: 'keepLanguage' }, keep: { language: 'ar' } },
      { label: 'french', go: { by: 'keepLanguage' }, keep: { language: 'fr' } },
      { label: 'tamazight', go: { by: 'keepLanguage' }, keep: { language: 'zgh' } },
    ],
  },
  pin: { text: 'welcome', read: secretOf, fault: 'wrongPin', go: { by: 'signIn' }, isSecret: true },
  cutOff: {
    text: 'cutOff',
    choices: [
      { label: 'goOn', go: { by: 'goOn' } },
      { label: 'forget', go: { by: 'forget' } },
    ],
  },
  menu: {
    text: 'menu',
    choices: [
      { label: 'balance', go: { by: 'readBalance' } },
      { label: 'payShop', go: { to: 'shopCode' } },
      { label: 'send', go: { to: 'phoneNumber' } },
      { label: 'statement', go: { by: 'readStatement' } },
      { label: 'cashCode', go: { to: 'cashAmount' } },
      { label: 'lastPayment', go: { by: 'readLast' } },
      { label: 'voucher', go: { by: 'readVoucher' } },
      { label: 'settings', go: { to: 'settings' } },
    ],
  },
  balance: { text: 'balanceIs', choices: [], back: toMenu },
  statement: { text: 'linesAre', choices: [], lists: 'lines', back: toMenu },
  voucher: { text: 'voucherIs', choices: [], back: toMenu },
  shopCode: {
    text: 'shopCode',
    read: (input) => {
      const code = readShopCode(input);
      return code === undefined
        ? undefined
        : { keep: { payee: { kind: 'shop', code, name: { ar: '', fr: '' }, place: { ar: '', fr: '' } } } };
    },
    fault: 'badShopCode',
    go: { by: 'findShop' },
    back: toMenu,
  },
  phoneNumber: {
    text: 'phoneNumber',
    // Whom it leads to is remembered, and not the number.
    read: (input) => {
      const phone = readPhone(input);
      return phone === undefined ? undefined : { secret: phone };
    },
    fault: 'badNumber',
    go: { by: 'findPerson' },
    back: toMenu,
  },
  amount: {
    text: 'amountTo',
    read: amountMinorOf,
    fault: 'badAmount',
    go: { by: 'price' },
    back: toMenu,
  },
  openFirst: {
    text: 'openFirst',
    choices: [
      { label: 'lookAtIt', go: { by: 'check' } },
      { label: 'payAnother', go: { by: 'priceAnother' } },
    ],
    back: toMenu,
  },
  confirm: {
    text: 'confirm',
    read: secretOf,
    fault: 'wrongPin',
    go: { by: 'pay' },
    back: toMenu,
    isSecret: true,
  },
  cashAmount: {
    text: 'cashAmount',
    read: amountMinorOf,
    fault: 'badAmount',
    go: { by: 'planCash' },
    back: toMenu,
  },
  confirmCash: {
    text: 'confirmCash',
    read: secretOf,
    fault: 'wrongPin',
    go: { by: 'makeCode' },
    back: toMenu,
    isSecret: true,
  },
  settings: {
    text: 'settings',
    choices: [
      { label: 'changeLanguage', go: { to: 'language' } },
      { label: 'changePin', go: { to: 'pinNow' } },
    ],
    back: toMenu,
  },
  pinNow: {
    text: 'pinNow',
    read: secretOf,
    fault: 'wrongPin',
    go: { by: 'provePin' },
    back: toMenu,
    isSecret: true,
  },
  pinNew: {
    text: 'pinNew',
    read: secretOf,
    fault: 'badPin',
    go: { by: 'choosePin' },
    back: toMenu,
    isSecret: true,
  },
  // Twice, so that nobody locks himself out by a slip.
  pinAgain: {
    text: 'pinAgain',
    read: secretOf,
    fault: 'badPin',
    go: { by: 'changePin' },
    back: toMenu,
    isSecret: true,
  },
  notYet: { text: 'notYet', choices: [{ label: 'check', go: { by: 'check' } }], back: toMenu },
  paid: { text: 'paid', isEnd: true },
  notPaid: { text: 'notPaid', isEnd: true },
  codeIs: { text: 'codeIs', isEnd: true },
  noWallet: { text: 'noWallet', isEnd: true },
  noPin: { text: 'noPin', isEnd: true },
  pinLocked: { text: 'pinLocked', isEnd: true },
  pinUnsure: { text: 'pinUnsure', isEnd: true },
  later: { text: 'later', isEnd: true },
  over: { text: 'over', isEnd: true },
};

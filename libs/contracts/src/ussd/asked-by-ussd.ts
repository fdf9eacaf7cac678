import { changePinByNumber } from '../identity/change-pin-by-number.ask.v1';
import { lookUpAlias } from '../identity/look-up-alias.ask.v1';
import { lookUpMerchant } from '../identity/merchants.ask.v1';
import { signInByNumber } from '../identity/sign-in-by-number.ask.v1';
import type { Ask } from '../message';
import { sendSms } from '../notifications/send-sms.ask.v1';
import { createPayment, readPayment } from '../payments/payments.ask.v1';
import { quotePayment } from '../payments/quotes.ask.v1';
import { readWallet, readWalletStatement } from '../payments/statements.ask.v1';
import { makeWithdrawalCode, priceWithdrawal } from '../payments/withdrawal-codes.ask.v1';
import { readOwnGrants } from '../programmes/own-grants.ask.v1';

/** What the service of phones without a screen asks others; what is not here the broker refuses it. */
export const ASKED_BY_USSD: readonly Ask<object, object>[] = [
  signInByNumber,
  changePinByNumber,
  lookUpMerchant,
  lookUpAlias,
  readWallet,
  readWalletStatement,
  quotePayment,
  createPayment,
  readPayment,
  priceWithdrawal,
  makeWithdrawalCode,
  readOwnGrants,
  sendSms,
];

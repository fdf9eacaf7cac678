import type { DocumentLanguage, ReceiptPartyV1, ReceiptV1 } from '@hanout/contracts';
import { code, instant, money, text, type Cell, type Sheet } from '../documents/sheet';
import { kindText, wordsOf } from '../documents/words';

/** A slip to show or to print: A6. */
export function receiptSheet(receipt: ReceiptV1, language: DocumentLanguage): Sheet {
  const word = wordsOf(language);
  const { payer, payee, bill, fee } = receipt;
  return {
    language,
    size: 'A6',
    title: word('receipt'),
    facts: [
      [word('reference'), code(receipt.reference)],
      [word('kind'), text(kindText(receipt.kind, language))],
      [word('date'), instant(receipt.completedAt)],
      [word('payer'), nameOf(payer, language)],
      [word('payee'), nameOf(payee, language)],
      ...shopLines(payer.merchantCode === undefined ? payee : payer, word('commune')),
      ...(bill ? [[word('bill'), code(`${bill.billerCode} …${bill.referenceEnd}`)] as const] : []),
      [word('amount'), money(receipt.amount)],
      ...(fee ? [[word('fee'), money(fee)] as const] : []),
      [word('code'), code(receipt.code)],
    ],
    tables: [],
    notes: [word('check')],
  };
}

function nameOf(
  { tradeNameAr, tradeNameFr, walletEnd, accountEnd = walletEnd, network }: ReceiptPartyV1,
  language: DocumentLanguage,
): Cell {
  const name = language === 'ar' ? tradeNameAr : tradeNameFr;
  return name === undefined ? code(`${network} …${accountEnd}`) : text(name);
}

function shopLines({ commune, merchantCode }: ReceiptPartyV1, label: string): Sheet['facts'] {
  if (commune === undefined || merchantCode === undefined) return [];
  return [[label, text(`${commune} – ${merchantCode}`)]];
}

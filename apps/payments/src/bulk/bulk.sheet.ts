import type { BulkLineV1, DocumentLanguage } from '@hanout/contracts';
import { code, count, empty, instant, money, text, type Cell, type Sheet } from '../documents/sheet';
import { lineStateText, wordsOf } from '../documents/words';
import type { Bulk } from './bulks.queries';

/** Every line of a bulk and what came of it. */
export function bulkSheet(bulk: Bulk, lines: readonly BulkLineV1[], language: DocumentLanguage): Sheet {
  const word = wordsOf(language);
  const columns = [
    { label: word('line'), width: 6, isNumber: true },
    { label: word('reference'), width: 14 },
    { label: word('payee'), width: 18 },
    { label: word('amount'), width: 10, isNumber: true },
    { label: word('fee'), width: 8, isNumber: true },
    { label: word('state'), width: 10 },
    { label: word('failure'), width: 12 },
    { label: word('receipt'), width: 10 },
    { label: word('date'), width: 12 },
  ];
  const rows = lines.map((line): Cell[] => [
    count(line.line),
    text(line.reference),
    code(line.merchantCode ?? line.payeeWalletId),
    money(line.amount),
    money(line.fee),
    text(lineStateText(line.state, language)),
    line.failure === undefined ? empty : code(line.failure),
    line.paymentReference === undefined ? empty : code(line.paymentReference),
    line.completedAt === undefined ? empty : instant(line.completedAt),
  ]);
  return {
    language,
    size: 'A4',
    title: word('bulk'),
    facts: [
      [word('payer'), code(bulk.merchantCode)],
      [word('label'), text(bulk.reason)],
    ],
    tables: [{ title: word('bulkLines'), columns, rows }],
    notes: [],
  };
}

import type { RemoteReport, RemoteReportLine } from '@hanout/network-testing';
import { decimalOf, sayCollection, sayTransfer } from './words';

const COLUMNS = 'kind;reference;number;status;code;msisdn;payeeType;payee;amount;currency;time';

/** Its own statement of a day: a head, the columns, a line each, and how many they were. */
export function statementOf({ day, isFinal, lines }: RemoteReport): string {
  const head = `STATEMENT;${day};${isFinal ? 'FINAL' : 'PROVISIONAL'}`;
  return `${[head, COLUMNS, ...lines.map(sayLine), `END;${lines.length}`].join('\n')}\n`;
}

function sayLine(line: RemoteReportLine): string {
  if (line.event === 'collection') {
    const { transactionId, status, amount, currency, payee, completedAt } = sayCollection(line);
    const payer = line.account.slice(1);
    const { partyIdType, partyId } = payee;
    return [
      'COLLECTION',
      '',
      transactionId,
      status,
      '',
      payer,
      partyIdType,
      partyId,
      amount,
      currency,
      completedAt,
    ].join(';');
  }
  const { referenceId, status, financialTransactionId, reason } = sayTransfer(line.result);
  const { account, amountMinor, currency } = line.order;
  const to = ['MSISDN', account.slice(1), decimalOf(amountMinor), currency, line.decidedAt.toISOString()];
  return ['TRANSFER', referenceId, financialTransactionId, status, reason?.code, '', ...to].join(';');
}

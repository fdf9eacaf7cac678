import type { BankAccountV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

/** One credit transfer between two institutions. */
export interface InstitutionTransfer {
  messageId: string;
  createdAt: Date;
  /** `YYYY-MM-DD`. */
  settlementDay: string;
  amountMinor: bigint;
  currency: string;
  debtor: BankAccountV1;
  creditor: BankAccountV1;
}

/** FinancialInstitutionCreditTransfer, pacs.009.001.08: the same text for the same transfer. */
export function pacs009(transfer: InstitutionTransfer): string {
  const { messageId, createdAt, settlementDay, debtor, creditor } = transfer;
  const amount = Money.of(transfer.amountMinor, transfer.currency).toDecimal();
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Document: {
      '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08',
      FICdtTrf: {
        GrpHdr: {
          MsgId: messageId,
          CreDtTm: createdAt.toISOString(),
          NbOfTxs: '1',
          CtrlSum: amount,
          SttlmInf: { SttlmMtd: 'CLRG' },
        },
        CdtTrfTxInf: {
          PmtId: { InstrId: messageId, EndToEndId: messageId },
          IntrBkSttlmAmt: { '@Ccy': transfer.currency, '#text': amount },
          IntrBkSttlmDt: settlementDay,
          Dbtr: { FinInstnId: { Nm: debtor.institution } },
          DbtrAcct: { Id: accountId(debtor) },
          Cdtr: { FinInstnId: { Nm: creditor.institution } },
          CdtrAcct: { Id: accountId(creditor) },
        },
      },
    },
  });
}

function accountId({ number }: BankAccountV1): object {
  return isIban(number) ? { IBAN: number } : { Othr: { Id: number } };
}

/** ISO 13616: its letters as numbers, beginning with the bank and ending with the country, leave 1 when divided by 97. */
function isIban(number: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number)) return false;
  const turned = `${number.slice(4)}${number.slice(0, 4)}`;
  return BigInt([...turned].map((letter) => parseInt(letter, 36)).join('')) % 97n === 1n;
}

import { Money } from '@hanout/money';
import { allOf, type OutcomeById, type PayoutOrder } from '@hanout/network-kit';
import { writeAmount } from './amounts';
import { executionDayOf } from './execution-day';
import { instructionIdOf, messageIdOf } from './identifiers';
import type { OutFile, Transport } from './transport';
import { writeXml } from './xml';

const PAIN_001 = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
const US = 'Hanout';
const THEM = 'Barid Cash';

/** One file a call, in the name of what it carries. That it was taken says only that it will be told of later. */
export async function sendPayouts(
  transport: Transport,
  account: string,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  if (orders.length === 0) return [];
  const taken = await transport.put(payoutFile(account, orders));
  const outcome = taken.outcome === 'taken' ? { outcome: 'pending' as const } : taken;
  return allOf(
    orders.map(({ id }) => id),
    outcome,
  );
}

/** pain.001.001.09, worked out of the orders alone: the same orders make the same bytes. */
export function payoutFile(account: string, orders: readonly PayoutOrder[]): OutFile {
  const messageId = messageIdOf(
    'HP',
    orders.map(({ id }) => id),
  );
  const takenAt = new Date(Math.max(...orders.map((order) => order.takenAt.getTime())));
  const sum = orders.reduce((total, { amount }) => total.plus(amount), Money.zero('MAD'));
  const totals = { NbOfTxs: String(orders.length), CtrlSum: sum.toDecimal() };
  const content = {
    Document: {
      '@xmlns': PAIN_001,
      CstmrCdtTrfInitn: {
        GrpHdr: { MsgId: messageId, CreDtTm: takenAt.toISOString(), ...totals, InitgPty: { Nm: US } },
        PmtInf: {
          PmtInfId: messageId,
          PmtMtd: 'TRF',
          ...totals,
          ReqdExctnDt: { Dt: executionDayOf(takenAt) },
          Dbtr: { Nm: US },
          DbtrAcct: { Id: { Othr: { Id: account } }, Ccy: 'MAD' },
          DbtrAgt: { FinInstnId: { Nm: THEM } },
          CdtTrfTxInf: orders.map(transferOf),
        },
      },
    },
  };
  return { name: `pain.001.${messageId}.xml`, raw: writeXml(content) };
}

function transferOf({ id, account, amount, reference }: PayoutOrder): object {
  return {
    PmtId: { InstrId: instructionIdOf(id), EndToEndId: reference },
    Amt: { InstdAmt: writeAmount(amount) },
    CdtrAcct: { Id: { Othr: { Id: account } } },
    RmtInf: { Ustrd: reference },
  };
}

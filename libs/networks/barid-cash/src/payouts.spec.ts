import { Money } from '@hanout/money';
import type { PayoutOrder } from '@hanout/network-kit';
import { idOf, instructionIdOf, messageIdOf } from './identifiers';
import { payoutFile } from './payouts';

const order = (no: number, minor: bigint, takenAt: string): PayoutOrder => ({
  id: `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`,
  no,
  account: '+212612345678',
  amount: Money.of(minor, 'MAD'),
  reference: `HNT${no}`,
  takenAt: new Date(takenAt),
});
const two = [order(1, 3_500n, '2026-11-28T09:59:59Z'), order(2, 5n, '2026-11-28T10:00:00Z')];

describe('the file of payouts', () => {
  it('is a pain.001.001.09', () => {
    const { name, raw } = payoutFile('HANOUT', two);
    const messageId = messageIdOf(
      'HP',
      two.map(({ id }) => id),
    );
    expect(name).toBe(`pain.001.${messageId}.xml`);
    expect(raw.toString('utf8')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>${messageId}</MsgId>
      <CreDtTm>2026-11-28T10:00:00.000Z</CreDtTm>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>35.05</CtrlSum>
      <InitgPty>
        <Nm>Hanout</Nm>
      </InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>${messageId}</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>35.05</CtrlSum>
      <ReqdExctnDt>
        <Dt>2026-11-30</Dt>
      </ReqdExctnDt>
      <Dbtr>
        <Nm>Hanout</Nm>
      </Dbtr>
      <DbtrAcct>
        <Id>
          <Othr>
            <Id>HANOUT</Id>
          </Othr>
        </Id>
        <Ccy>MAD</Ccy>
      </DbtrAcct>
      <DbtrAgt>
        <FinInstnId>
          <Nm>Barid Cash</Nm>
        </FinInstnId>
      </DbtrAgt>
${['35.00', '0.05'].map(transfer).join('')}    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
`);
  });

  it('is the same for the same orders, and another for others', () => {
    expect(payoutFile('HANOUT', two)).toEqual(payoutFile('HANOUT', [...two]));
    expect(payoutFile('HANOUT', two.slice(1)).name).not.toBe(payoutFile('HANOUT', two).name);
    expect(payoutFile('HANOUT', two).name.length).toBeLessThan(60);
  });
});

describe('identifications', () => {
  it('have at most 35 characters and can be turned back', () => {
    const { id } = two[0]!;
    expect(instructionIdOf(id)).toHaveLength(32);
    expect(idOf(instructionIdOf(id))).toBe(id);
    expect(messageIdOf('HP', [id])).toHaveLength(32);
    for (const said of [
      undefined,
      '',
      id,
      instructionIdOf(id).slice(1),
      instructionIdOf(id).toUpperCase() + 'A',
    ])
      expect(idOf(said)).toBeUndefined();
    expect(() => instructionIdOf('HNT1')).toThrow(RangeError);
  });
});

function transfer(amount: string, index: number): string {
  return `      <CdtTrfTxInf>
        <PmtId>
          <InstrId>0000000000004000800000000000000${index + 1}</InstrId>
          <EndToEndId>HNT${index + 1}</EndToEndId>
        </PmtId>
        <Amt>
          <InstdAmt Ccy="MAD">${amount}</InstdAmt>
        </Amt>
        <CdtrAcct>
          <Id>
            <Othr>
              <Id>+212612345678</Id>
            </Othr>
          </Id>
        </CdtrAcct>
        <RmtInf>
          <Ustrd>HNT${index + 1}</Ustrd>
        </RmtInf>
      </CdtTrfTxInf>
`;
}

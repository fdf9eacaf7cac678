import type { SettlementTermsV1 } from '@hanout/contracts';
import terms from '../terms/settlement-terms.json';
import { instructionFor } from './instruction';

const window = {
  windowId: '4bb0c9a3-50fb-5a0d-8f2f-0a3a54f0d5a1',
  network: 'm2t' as const,
  currency: 'MAD',
  businessDay: '2026-11-28',
  cutOffAt: new Date('2026-11-28T20:00:00.000Z'),
  movements: 2,
  closedAt: new Date('2026-11-28T20:15:00.312Z'),
  netMinor: 58_999n,
};
const of = (netMinor: bigint) => instructionFor({ ...window, netMinor }, terms as SettlementTermsV1[]);

describe('the instruction for a window', () => {
  it('pays a network what it is owed, to the letter', () => {
    expect(of(58_999n)).toEqual({
      windowId: window.windowId,
      messageId: 'HN4BB0C9A350FB5A0D8F2F0A3A54F0D5A1',
      direction: 'pay',
      amountMinor: 58_999n,
      document: `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08">
  <FICdtTrf>
    <GrpHdr>
      <MsgId>HN4BB0C9A350FB5A0D8F2F0A3A54F0D5A1</MsgId>
      <CreDtTm>2026-11-28T20:15:00.312Z</CreDtTm>
      <NbOfTxs>1</NbOfTxs>
      <SttlmInf>
        <SttlmMtd>CLRG</SttlmMtd>
      </SttlmInf>
    </GrpHdr>
    <CdtTrfTxInf>
      <PmtId>
        <InstrId>HN4BB0C9A350FB5A0D8F2F0A3A54F0D5A1</InstrId>
        <EndToEndId>HN4BB0C9A350FB5A0D8F2F0A3A54F0D5A1</EndToEndId>
      </PmtId>
      <IntrBkSttlmAmt Ccy="MAD">589.99</IntrBkSttlmAmt>
      <IntrBkSttlmDt>2026-11-28</IntrBkSttlmDt>
      <Dbtr>
        <FinInstnId>
          <Nm>Hanout</Nm>
        </FinInstnId>
      </Dbtr>
      <DbtrAcct>
        <Id>
          <Othr>
            <Id>POOLED00001</Id>
          </Othr>
        </Id>
      </DbtrAcct>
      <Cdtr>
        <FinInstnId>
          <Nm>M2T</Nm>
        </FinInstnId>
      </Cdtr>
      <CdtrAcct>
        <Id>
          <Othr>
            <Id>NETWORK00004</Id>
          </Othr>
        </Id>
      </CdtrAcct>
    </CdtTrfTxInf>
  </FICdtTrf>
</Document>
`,
    });
  });

  it('collects what a network owes, the other way', () => {
    const { direction, amountMinor, document } = of(-1n)!;
    expect([direction, amountMinor]).toEqual(['collect', 1n]);
    expect(document.indexOf('NETWORK00004')).toBeLessThan(document.indexOf('POOLED00001'));
    expect(document).toContain('<IntrBkSttlmAmt Ccy="MAD">0.01</IntrBkSttlmAmt>');
  });

  it('is none where nothing is owed, and not made up where there are no terms', () => {
    expect(of(0n)).toBeUndefined();
    expect(() => instructionFor(window, [])).toThrow('no settlement terms of platform');
  });
});

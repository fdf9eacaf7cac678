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
      <CtrlSum>589.99</CtrlSum>
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

  it.each([
    ['MA64011519000001205000534921', '<IBAN>MA64011519000001205000534921</IBAN>'],
    ['MA64011519000001205000534922', '<Othr>'],
    ['011519000001205000534921', '<Othr>'],
  ])('names the account %s as what it is', (number, element) => {
    const changed = (terms as SettlementTermsV1[]).map((one) =>
      one.party === 'm2t' ? { ...one, account: { ...one.account, number } } : one,
    );
    const { document } = instructionFor({ ...window, netMinor: 1n }, changed)!;
    expect(document.slice(document.indexOf('<CdtrAcct>'))).toContain(element);
  });

  /** Types of the schema of pacs.009.001.08: its rules for whatever is in these elements. */
  const TYPES: Record<string, RegExp> = {
    MsgId: /^.{1,35}$/,
    CreDtTm: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    NbOfTxs: /^\d{1,15}$/,
    CtrlSum: /^(?=[\d.]{1,19}$)\d+(\.\d{1,17})?$/,
    SttlmMtd: /^(INDA|INGA|COVE|CLRG)$/,
    InstrId: /^.{1,35}$/,
    EndToEndId: /^.{1,35}$/,
    IntrBkSttlmAmt: /^(?=[\d.]{1,19}$)\d+(\.\d{1,5})?$/,
    IntrBkSttlmDt: /^\d{4}-\d\d-\d\d$/,
    Nm: /^[A-Za-z0-9/?:().,'+ -]{1,140}$/,
    IBAN: /^[A-Z]{2}\d{2}[A-Za-z0-9]{1,30}$/,
    Id: /^.{1,34}$/,
  };
  /** What must be there, in the order of the schema. */
  const MANDATORY =
    'Document FICdtTrf GrpHdr MsgId CreDtTm NbOfTxs SttlmInf SttlmMtd CdtTrfTxInf PmtId EndToEndId IntrBkSttlmAmt Dbtr ' +
    'FinInstnId Cdtr FinInstnId';

  it('has what its schema demands, in its order, of its types, to the largest amount', () => {
    for (const netMinor of [1n, -1n, 58_999n, 999_999_999_999_999_999n]) {
      const { document, amountMinor } = of(netMinor)!;
      const opened = [...document.matchAll(/<([A-Z][A-Za-z0-9]*)[ >]/g)].map(([, name]) => name!);
      let place = -1;
      for (const name of MANDATORY.split(' ')) {
        place = opened.indexOf(name, place + 1);
        expect([name, place]).not.toEqual([name, -1]);
      }
      const texts = [...document.matchAll(/<([A-Za-z]+)(?: Ccy="MAD")?>([^<\n]+)</g)];
      expect(texts.length).toBeGreaterThan(11);
      for (const [, name, text] of texts)
        expect([name, text]).toEqual([name, expect.stringMatching(TYPES[name!]!)]);
      const sums = texts.filter(([, name]) => name === 'CtrlSum' || name === 'IntrBkSttlmAmt');
      expect(sums.map(([, , sum]) => sum!.replace('.', '').replace(/^0+/, ''))).toEqual(
        sums.map(() => amountMinor.toString()),
      );
    }
  });

  it('is none where nothing is owed, and not made up where there are no terms', () => {
    expect(of(0n)).toBeUndefined();
    expect(() => instructionFor(window, [])).toThrow('no settlement terms of platform');
  });
});

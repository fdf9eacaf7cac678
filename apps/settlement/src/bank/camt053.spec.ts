import { camt053 } from '../../test/bank';
import { readCamt053 } from './camt053';

const entries = [
  { minor: -58_999n, endToEndId: 'HN1', entryRef: 'A1' },
  { minor: 4_701n, entryRef: 'A2' },
  { minor: 7n, entryRef: 'A3', status: 'PDNG' as const },
];

describe('a camt.053 statement', () => {
  it('is read to the centime: balances, and what is booked', () => {
    expect(readCamt053(camt053({ reference: 'S1', openingMinor: 100_000n, entries }))).toEqual({
      reference: 'S1',
      accountNumber: 'POOLED00001',
      currency: 'MAD',
      day: '2026-11-28',
      openingMinor: 100_000n,
      closingMinor: 45_702n,
      entries: [
        { entryRef: 'A1', endToEndId: 'HN1', amountMinor: -58_999n, bookedOn: '2026-11-28' },
        { entryRef: 'A2', endToEndId: undefined, amountMinor: 4_701n, bookedOn: '2026-11-28' },
      ],
    });
  });

  it('may sum up transfers in one entry', () => {
    const details = (amount: string, id: string) =>
      `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="MAD">${amount}</Amt></TxDtls>`;
    const document = camt053({ entries: [{ minor: -300n, entryRef: 'B' }] }).replace(
      /<TxDtls>.*<\/TxDtls>/,
      details('1.00', 'HN1') + details('2.00', 'HN2'),
    );
    expect(readCamt053(document).entries).toEqual([
      { entryRef: 'B/1', endToEndId: 'HN1', amountMinor: -100n, bookedOn: '2026-11-28' },
      { entryRef: 'B/2', endToEndId: 'HN2', amountMinor: -200n, bookedOn: '2026-11-28' },
    ]);
    expect(() => readCamt053(document.replace('2.00', '2.01'))).toThrow(
      expect.objectContaining({ code: 'settlement.statement_does_not_add_up' }) as Error,
    );
  });

  it('may have a prefix, an IBAN, and the status of older versions', () => {
    const document = camt053({ entries: entries.slice(0, 1) })
      .replace('<Othr><Id>POOLED00001</Id></Othr>', '<IBAN>MA64011519000001205000534921</IBAN>')
      .replace('<Sts><Cd>BOOK</Cd></Sts>', '<Sts>BOOK</Sts>')
      .replaceAll(/<(\/?)([A-Z])/g, '<$1b:$2')
      .replace('xmlns=', 'xmlns:b=');
    expect(readCamt053(document)).toMatchObject({
      accountNumber: 'MA64011519000001205000534921',
      entries: [{ amountMinor: -58_999n }],
    });
  });

  const good = camt053({ entries });
  it.each([
    ['no XML', 'hello', 'XML'],
    ['XML that breaks off', good.slice(0, -20), 'XML'],
    ['an end that ends itself', good.replace('</Ntry>', '</Ntry/></Ntry>'), 'XML'],
    ['another message', '<Document><BkToCstmrDbtCdtNtfctn/></Document>', 'Stmt'],
    ['two statements', good.replace(/(<Stmt>[^]*<\/Stmt>)/, '$1$1'), 'Stmt'],
    ['no closing balance', good.replace('CLBD', 'ITBD'), 'Bal'],
    ['a document type', good.replace('<Document', '<!DOCTYPE x [<!ENTITY a "b">]><Document'), 'DOCTYPE'],
    ['two currencies', good.replace(/<Ntry><Amt Ccy="MAD">/, '<Ntry><Amt Ccy="EUR">'), 'Amt@Ccy'],
    ['no direction', good.replace('<CdtDbtInd>DBIT', '<CdtDbtInd>LEFT'), 'CdtDbtInd'],
    ['no reference of an entry', good.replace('<AcctSvcrRef>A1</AcctSvcrRef>', ''), 'Ntry/AcctSvcrRef'],
    ['a day that is none', good.replaceAll('2026-11-28', '2026-02-30'), 'Bal/Dt'],
  ])('is refused with %s', (_with, document, what) => {
    expect(() => readCamt053(document)).toThrow(
      expect.objectContaining({
        code: 'settlement.statement_unreadable',
        params: expect.objectContaining({ what }) as object,
      }) as Error,
    );
  });

  it.each(['1,00', '1.001', '-1.00', '1e3', '01.00'])('is refused with the amount %s', (amount) => {
    expect(() => readCamt053(good.replace('589.99', amount))).toThrow(
      expect.objectContaining({ kind: 'invalid' }) as Error,
    );
  });
});

import { amountAt, writeAmount } from './amounts';
import { Money } from '@hanout/money';
import { nodesAt, readXml, textAt, writeXml } from './xml';

const read = (text: string) => readXml(Buffer.from(text));
const amountOf = (text: string) => amountAt(read(`<Document>${text}</Document>`), 'Amt')?.toWire();

describe('XML', () => {
  it('comes out as it went in, whatever the text', () => {
    const text = 'قهوة & thé <"au lait">';
    const raw = writeXml({ Document: { '@xmlns': 'urn:x', A: [{ B: '1' }, { B: '002.50' }], T: text } });
    const document = readXml(raw);
    expect([textAt(document, '@xmlns'), nodesAt(document, 'A/B')]).toEqual(['urn:x', ['1', '002.50']]);
    // Text that was escaped stays so: nothing is expanded.
    expect(textAt(document, 'T')).toBe('قهوة &amp; thé &lt;&quot;au lait&quot;&gt;');
  });

  it.each([
    '',
    'null',
    '<html>Come back later</html>',
    '<Document>',
    '<Document></Dokument>',
    '<Document/><Document/>',
    '<Document><A><B>1</B/></B><C>2</C></A></Document>',
    '<!DOCTYPE Document><Document><A>1</A></Document>',
    '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document><A>&e;</A></Document>',
    '<!doctype x><Document><A>1</A></Document>',
    '<Document><A><![CDATA[1]]></A></Document>',
    '<ns:Document xmlns:ns="urn:x"><ns:A>1</ns:A></ns:Document>',
  ])('is not read: %s', (text) => expect(read(text)).toBeUndefined());

  it('is not read in another encoding', () => {
    expect(readXml(Buffer.from('<Document><A>é</A></Document>', 'latin1'))).toBeUndefined();
  });

  it('is not read when it is nested without end', () => {
    expect(read(`<Document>${'<A>'.repeat(5_000)}${'</A>'.repeat(5_000)}</Document>`)).toBeUndefined();
  });

  it('has no text where there are two, or none, or more elements', () => {
    const document = read('<Document><A>1</A><A>2</A><B/><C><D>3</D></C></Document>');
    expect(['A', 'B', 'C', 'E', 'C/D'].map((path) => textAt(document, path))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      '3',
    ]);
    expect(nodesAt(document, 'constructor')).toEqual([]);
  });
});

describe('an amount', () => {
  it('is written with its currency and two decimals', () => {
    expect(writeAmount(Money.of(5n, 'MAD'))).toEqual({ '@Ccy': 'MAD', '#text': '0.05' });
    expect(writeAmount(Money.of(12_345_678_901n, 'MAD'))['#text']).toBe('123456789.01');
  });

  it.each([
    ['35', '3500'],
    ['35.5', '3550'],
    ['35.50', '3550'],
    ['35.50000', '3550'],
    ['0.01', '1'],
    ['0035.00', '3500'],
    ['123456789.01', '12345678901'],
  ])('is read to the centime: %s', (said, minor) =>
    expect(amountOf(`<Amt Ccy="MAD">${said}</Amt>`)).toEqual({ minor, currency: 'MAD' }),
  );

  it.each([
    '<Amt Ccy="MAD">0.00</Amt>',
    '<Amt Ccy="MAD">-35.00</Amt>',
    '<Amt Ccy="MAD">35.001</Amt>',
    '<Amt Ccy="MAD">35,00</Amt>',
    '<Amt Ccy="MAD">3.5e1</Amt>',
    '<Amt Ccy="MAD">1 000.00</Amt>',
    '<Amt Ccy="EUR">35.00</Amt>',
    '<Amt>35.00</Amt>',
    '<Amt Ccy="MAD"/>',
    '<Amt Ccy="MAD">35.00</Amt><Amt Ccy="MAD">35.00</Amt>',
  ])('is none: %s', (text) => expect(amountOf(text)).toBeUndefined());
});

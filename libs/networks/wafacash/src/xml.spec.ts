import { childOf, childrenOf, readXml, textOf, writeXml } from './xml';

const read = (text: string) => readXml(Buffer.from(text));

describe('XML of the wire', () => {
  it('is text throughout: no digit, zero or word becomes something else', () => {
    const texts = ['00012', '12345678901234567890', '1e5', '0x10', '35.00', 'true', 'null', 'Infinity'];
    for (const text of texts) expect(textOf(read(`<a><b>${text}</b></a>`)!.a, 'b')).toBe(text);
  });

  it.each([
    ['a DTD', '<!DOCTYPE a><a/>'],
    ['a DTD that defines', '<!DOCTYPE a [<!ENTITY b "PAID">]><a>&b;</a>'],
    ['a DTD that fetches', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['a comment', '<a><!-- b --></a>'],
    ['CDATA', '<a><![CDATA[PAID]]></a>'],
    ['a processing instruction', '<a><?b c?></a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['an end that ends itself', '<a><b>1</b/></b><c>2</c></a>'],
    ['two roots', '<a/><a/>'],
    ['no element', 'PAID'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    const document = read(text);
    expect(document && childOf(document, 'a')).toBeUndefined();
  });

  it('is UTF-8', () =>
    expect(readXml(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toBeUndefined());

  it('resolves no references: a text with one is none', () => {
    for (const reference of ['&amp;', '&#65;', '&lt;', '&b;'])
      expect(textOf(read(`<a><b>PA${reference}ID</b></a>`)?.a, 'b')).toBeUndefined();
  });

  it('has one child of a name, or says nothing of it', () => {
    const { a } = read('<x:a xmlns:x="urn:x"><x:b>1</x:b><x:b>2</x:b><y:c d="3">4</y:c></x:a>')!;
    expect([textOf(a, 'b'), childOf(a, 'b'), textOf(a, 'c')]).toEqual([undefined, undefined, '4']);
    expect(childrenOf(a, 'b')).toEqual(['1', '2']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('has no child %s by itself', (name) =>
    expect(childOf(read('<a><b>1</b></a>')!.a, name)).toBeUndefined(),
  );

  it('is written so that it reads the same', () => {
    expect(writeXml({ a: { b: '<c>"1" & 2</c>' } })).not.toContain('<c>');
    expect(writeXml({ a: { b: ['1', '2'] } })).toBe('<a><b>1</b><b>2</b></a>');
  });
});

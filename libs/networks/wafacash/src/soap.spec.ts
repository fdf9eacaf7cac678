import fc from 'fast-check';
import { signBytes } from '@hanout/network-kit';
import { isBodySignedBy, readBody, readFault, writeEnvelope, writeFault, writeSigned } from './soap';

const [secret, at] = ['a secret', new Date('2026-11-28T10:00:00Z')];
const signed = writeSigned({ 'wfc:QueryPayout': { 'wfc:PayoutId': '1' } }, secret, at);
const changed = (from: string | RegExp, to: string) => Buffer.from(signed.toString().replace(from, to));

describe('a document of the wire', () => {
  it('is this one, byte for byte', () => {
    const body =
      '<soap:Body><wfc:QueryPayout><wfc:PayoutId>1</wfc:PayoutId></wfc:QueryPayout></soap:Body></soap:Envelope>';
    const value = signBytes(Buffer.from(`2026-11-28T10:00:00.000Z.${body}`), secret);
    expect(signed.toString()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:wfc="urn:hanout:network:wafacash:1">' +
        '<soap:Header><wfc:Signature><wfc:Timestamp>2026-11-28T10:00:00.000Z</wfc:Timestamp>' +
        `<wfc:Value>${value}</wfc:Value></wfc:Signature></soap:Header>${body}`,
    );
    expect(readBody(signed)).toEqual({ name: 'QueryPayout', content: { PayoutId: '1' } });
  });

  it('is signed by who knows the secret', () => {
    expect(isBodySignedBy(secret, signed)).toBe(true);
    expect(isBodySignedBy('another secret', signed)).toBe(false);
    expect(isBodySignedBy(secret, writeEnvelope({ 'wfc:QueryPayout': '' }))).toBe(false);
  });

  it.each([
    ['another payout', changed('>1<', '>2<')],
    ['a space more', changed('<wfc:PayoutId>', '<wfc:PayoutId >')],
    ['another time', changed('10:00:00.000Z', '10:00:01.000Z')],
    ['another body before', changed('<soap:Body>', '<soap:Body><wfc:Pay/></soap:Body><soap:Body>')],
    ['another body first', changed('<soap:Header>', '<soap:Body><wfc:Pay/></soap:Body><soap:Header>')],
    ['another header first', changed('<soap:Header>', '<soap:Header></soap:Header><soap:Header>')],
    [
      'all of it inside another',
      changed(/(<soap:Envelope.*)/, '<soap:Envelope><soap:Body><wfc:Pay/></soap:Body>$1</soap:Envelope>'),
    ],
    ['something behind it', changed(/$/, '<wfc:Pay/>')],
    ['another body behind', changed('</soap:Body>', '</soap:Body><soap:Body><wfc:Pay/></soap:Body>')],
    [
      'the signed body in the header',
      changed(/(<soap:Body>.*<\/soap:Body>)/, '<x>$1</x><soap:Body ><wfc:Pay/></soap:Body >'),
    ],
  ])('is not the one that was signed with %s', (_, document) => {
    // Either is enough: the signature does not hold, or the document has not one body.
    expect(isBodySignedBy(secret, document) && readBody(document) !== undefined).toBe(false);
  });

  it.each([
    ['none', writeEnvelope({})],
    ['two', writeEnvelope({ 'wfc:Pay': '', 'wfc:QueryPayout': '' })],
    ['one twice', writeEnvelope({ 'wfc:Pay': ['', ''] })],
    ['no envelope', Buffer.from('<Body><Pay/></Body>')],
    ['no document', Buffer.from('null')],
  ])('has one element in its body, not %s', (_, document) => expect(readBody(document)).toBeUndefined());
});

describe('a fault', () => {
  const read = (document: Buffer) => readFault(readBody(document)!.content);

  it('says whose it is and of what', () => {
    expect(read(writeFault('Sender', { id: '1', code: 'ACCOUNT_BARRED' }))).toEqual({
      isOfSender: true,
      id: '1',
      code: 'ACCOUNT_BARRED',
    });
    expect(read(writeFault('Receiver', { id: '1', code: 'ACCOUNT_BARRED' })).isOfSender).toBe(false);
    expect(readFault('')).toEqual({ isOfSender: false, id: undefined, code: undefined });
  });
});

describe('whatever the bytes', () => {
  const fault = writeFault('Sender', { id: '1', code: 'ACCOUNT_BARRED' });
  const changedAnywhere = fc
    .tuple(fc.nat(fault.length - 1), fc.uint8Array({ maxLength: 8 }), fc.nat(8))
    .map(([at, bytes, dropped]) =>
      Buffer.concat([fault.subarray(0, at), bytes, fault.subarray(at + dropped)]),
    );

  it('a document is read or is none, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(changedAnywhere, fc.uint8Array().map(Buffer.from)), (raw) => {
        const body = readBody(raw);
        if (body) readFault(body.content);
        isBodySignedBy(secret, raw);
      }),
      { numRuns: 500 },
    );
  });
});

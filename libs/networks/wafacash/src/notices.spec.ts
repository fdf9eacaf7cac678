import { signBytes } from '@hanout/network-kit';
import { answerNotice, readNotice } from './notices';
import { readBody, writeEnvelope } from './soap';

const [secret, at] = ['a secret', new Date('2026-11-28T10:00:00Z')];

const readRaw = (raw: Buffer) => {
  const timestamp = String(at.getTime() / 1_000);
  const signature = signBytes(Buffer.concat([Buffer.from(`${timestamp}.`), raw]), secret);
  const headers = { 'x-timestamp': timestamp, 'x-signature': signature };
  return readNotice(secret, { name: 'POST /', headers, raw }, at);
};
const read = (content: object) => readRaw(writeEnvelope(content));
const collected = {
  'wfc:Reference': 'W1',
  'wfc:Payee': '100234',
  'wfc:Amount': '35.00',
  'wfc:Currency': 'MAD',
  'wfc:CollectedAt': '2026-11-28T09:59:59Z',
};
const unreadable = { reading: 'refused', cause: 'unreadable' };

describe('a notice', () => {
  it.each([
    { 'wfc:Reference': '' },
    { 'wfc:Reference': ['W1', 'W2'] },
    { 'wfc:Amount': '35' },
    { 'wfc:Currency': 'EUR' },
    { 'wfc:Payee': '' },
    { 'wfc:CollectedAt': 'yesterday' },
  ])('is of no collection with %j', (other) => {
    expect(read({ 'wfc:Collected': collected })).toMatchObject({
      events: [{ event: 'collection', ref: 'W1' }],
    });
    expect(read({ 'wfc:Collected': { ...collected, ...other } })).toEqual(unreadable);
  });

  it('is unreadable when it is nothing that they tell, or a document with a DTD', () => {
    expect(read({ 'wfc:Pay': { 'wfc:PayoutId': '1' } })).toEqual(unreadable);
    expect(read({ 'wfc:PayoutEnded': { 'wfc:Status': 'PAID' } })).toEqual(unreadable);
    const document = writeEnvelope({ 'wfc:Collected': collected }).toString();
    expect(readRaw(Buffer.from(document.replace('?>', '?><!DOCTYPE a>')))).toEqual(unreadable);
  });

  it('is acknowledged in SOAP when it is kept, and refused by a fault', () => {
    const kept = answerNotice({ reading: 'accepted', events: [] });
    expect([kept.status, readBody(kept.body!)]).toEqual([
      200,
      { name: 'Acknowledgement', content: { Status: 'KEPT' } },
    ]);
    const refused = answerNotice({ reading: 'refused', cause: 'forged' });
    expect([refused.status, readBody(refused.body!)?.name]).toEqual([400, 'Fault']);
  });
});

import { signBytes } from '@hanout/network-kit';
import { readNotice } from './notices';
import { bytesToSign } from './signature';

const secret = 'the secret of this spec';
const at = new Date('2026-11-28T10:00:00Z');
const collection = {
  receiptNumber: 'CP-77',
  merchant: '100234',
  amount: { value: '35.00', currency: 'MAD' },
  paidAt: '2026-11-28T10:59:59+01:00',
};

function aNotice(content: unknown, { method = 'POST', path = '/', timestamp = at.toISOString() } = {}) {
  const raw = Buffer.from(JSON.stringify(content));
  const signature = signBytes(bytesToSign({ method, path, timestamp, nonce: 'n-1', body: raw }), secret);
  const headers: Record<string, string> = {
    authorization: `CP-HMAC-SHA256 key=cash-plus, signature=${signature}`,
    'cp-timestamp': timestamp,
    'cp-nonce': 'n-1',
  };
  return { name: `${method} ${path}`, headers, raw };
}

const paid = aNotice({ event: 'collection.paid', collection });

it('signs method, path, time, nonce and the digest of the body, a line each', () => {
  const signed = { method: 'GET', path: '/orders/1', timestamp: 't', nonce: 'n', body: Buffer.alloc(0) };
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect(bytesToSign(signed).toString()).toBe(`GET\n/orders/1\nt\nn\n${empty}`);
});

it('reads a collection', () => {
  expect(readNotice(secret, paid, at)).toMatchObject({
    reading: 'accepted',
    events: [
      { event: 'collection', ref: 'CP-77', payee: '100234', collectedAt: new Date('2026-11-28T09:59:59Z') },
    ],
  });
});

it.each([
  ['at another door', { ...paid, name: 'POST /other' }],
  ['by another method', { ...paid, name: 'PUT /' }],
  ['at another time', { ...paid, headers: { ...paid.headers, 'cp-timestamp': '2026-11-28T10:00:01.000Z' } }],
  ['with another nonce', { ...paid, headers: { ...paid.headers, 'cp-nonce': 'n-2' } }],
  ['in another scheme', { ...paid, headers: { ...paid.headers, authorization: 'Bearer abc' } }],
])('is forged when it is brought %s', (_, notice) =>
  expect(readNotice(secret, notice, at)).toEqual({ reading: 'refused', cause: 'forged' }),
);

it.each(['1764324000', 'now', '2026-11-28T10:00:00', ''])('is stale when its time is %j', (timestamp) =>
  expect(readNotice(secret, aNotice({}, { timestamp }), at)).toEqual({ reading: 'refused', cause: 'stale' }),
);

it.each([
  { event: 'collection.reversed', collection },
  { event: 'collection.paid' },
  { event: 'collection.paid', collection: { ...collection, receiptNumber: 'two words' } },
  { event: 'collection.paid', collection: { ...collection, merchant: 100234 } },
  { event: 'collection.paid', collection: { ...collection, merchant: 'two\nlines' } },
  { event: 'collection.paid', collection: { ...collection, amount: '35.00' } },
  { event: 'collection.paid', collection: { ...collection, amount: { value: '35', currency: 'MAD' } } },
  { event: 'collection.paid', collection: { ...collection, paidAt: '2026-11-28T10:59:59' } },
  { event: 'collection.paid', collection: { ...collection, paidAt: '2026-13-28T10:59:59Z' } },
  { event: 'order.refused', problem: { code: 'ACCOUNT_CLOSED', subject: 'an-order' } },
  { event: 'order.updated', order: { state: 'SETTLED', receiptNumber: 'CP-77' } },
  null,
])('is kept for a person when it cannot be understood: %j', (content) =>
  expect(readNotice(secret, aNotice(content), at)).toEqual({ reading: 'refused', cause: 'unreadable' }),
);

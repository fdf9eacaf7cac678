import { signBytes } from '@hanout/network-kit';
import { readNotice } from './notices';

const secret = 'the secret of this spec';
const at = new Date('2026-11-28T10:00:00Z');
const collection = {
  transactionId: '770001',
  status: 'SUCCESSFUL',
  amount: '35.00',
  currency: 'MAD',
  payee: { partyIdType: 'MERCHANT_CODE', partyId: '100234' },
  completedAt: '2026-11-28T10:59:59+01:00',
};

function aNotice(
  content: unknown,
  { method = 'PUT', path = '/collections/770001', timestamp = String(at.getTime()) } = {},
) {
  const raw = Buffer.from(JSON.stringify(content));
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${method}\n${path}\n`), raw]);
  const headers: Record<string, string> = {
    'x-timestamp': timestamp,
    'x-signature': signBytes(signed, secret),
  };
  return { name: `${method} ${path}`, headers, raw };
}

const paid = aNotice(collection);

it('reads what was confirmed on the phone, for a shop or for a number', () => {
  const event = { event: 'collection', ref: '770001', collectedAt: new Date('2026-11-28T09:59:59Z') };
  expect(readNotice(secret, paid, at)).toMatchObject({
    reading: 'accepted',
    events: [{ ...event, payee: '100234' }],
  });
  const payee = { partyIdType: 'MSISDN', partyId: '212612345678' };
  expect(readNotice(secret, aNotice({ ...collection, payee }), at)).toMatchObject({
    reading: 'accepted',
    events: [{ ...event, payee: '+212612345678' }],
  });
});

it.each(['PENDING', 'FAILED'])('takes nothing in of a prompt that is %s', (status) =>
  expect(readNotice(secret, aNotice({ ...collection, status }), at)).toEqual({
    reading: 'accepted',
    events: [],
  }),
);

it.each([
  ['at another door', { ...paid, name: 'PUT /collections/770002' }],
  ['by another method', { ...paid, name: 'POST /collections/770001' }],
  ['at another time', { ...paid, headers: { ...paid.headers, 'x-timestamp': String(at.getTime() + 1) } }],
])('is forged when it is brought %s', (_, notice) =>
  expect(readNotice(secret, notice, at)).toEqual({ reading: 'refused', cause: 'forged' }),
);

it.each(['1795860000', '2026-11-28T10:00:00Z', 'now', ''])('is stale when its time is %j', (timestamp) =>
  expect(readNotice(secret, aNotice(collection, { timestamp }), at)).toEqual({
    reading: 'refused',
    cause: 'stale',
  }),
);

it.each([
  [{ ...collection, transactionId: '770002' }, {}],
  [{ ...collection, status: 'REVERSED' }, {}],
  [{ ...collection, amount: 35 }, {}],
  [{ ...collection, currency: 'EUR' }, {}],
  [{ ...collection, payee: '100234' }, {}],
  [{ ...collection, payee: { partyIdType: 'MSISDN', partyId: '+212612345678' } }, {}],
  [{ ...collection, payee: { partyIdType: 'EMAIL', partyId: 'somebody' } }, {}],
  [{ ...collection, payee: { partyIdType: 'MERCHANT_CODE', partyId: 'Épicerie' } }, {}],
  [{ ...collection, completedAt: '2026-11-28T10:59:59' }, {}],
  [collection, { method: 'POST' }],
  [collection, { path: '/refunds/770001' }],
  [{ referenceId: 'one', status: 'SUCCESSFUL', financialTransactionId: '77' }, { path: '/transfers/other' }],
  [{ status: 'SUCCESSFUL', financialTransactionId: '77' }, { path: '/transfers' }],
  [null, {}],
])('is kept for a person when it cannot be understood: %j %j', (content, how) =>
  expect(readNotice(secret, aNotice(content, how), at)).toEqual({
    reading: 'refused',
    cause: 'unreadable',
  }),
);

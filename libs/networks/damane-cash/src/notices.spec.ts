import { signBytes } from '@hanout/network-kit';
import { answerNotice, readNotice } from './notices';

const [secret, at, id] = [
  'a secret',
  new Date('2026-11-28T10:00:00Z'),
  '8f5d0a3e-0000-4000-8000-000000000001',
];

const read = (said: object, correlationId = id) => {
  const [raw, date] = [Buffer.from(JSON.stringify(said)), at.toISOString()];
  const signed = Buffer.concat([Buffer.from(`${date}.${correlationId}.`), raw]);
  const headers = {
    'x-date': date,
    'x-correlationid': correlationId,
    'x-signature': signBytes(signed, secret),
  };
  return readNotice(secret, { name: 'PUT /', headers, raw }, at);
};
const disbursement = {
  type: 'disbursement',
  transactionStatus: 'completed',
  transactionReference: 'T1',
  requestingOrganisationTransactionReference: id,
};
const collection = {
  type: 'merchantpay',
  transactionStatus: 'completed',
  transactionReference: 'T2',
  amount: '35.00',
  currency: 'MAD',
  creditParty: [{ key: 'organisationid', value: '100234' }],
  creationDate: '2026-11-28T09:59:59Z',
};
const unreadable = { reading: 'refused', cause: 'unreadable' };

describe('a callback', () => {
  it('does not decline a payout that they have already', () => {
    expect(read({ errorCategory: 'businessRule', errorCode: 'duplicateRequest' })).toEqual({
      reading: 'accepted',
      events: [{ event: 'payout', id, outcome: 'unknown', cause: 'error_duplicateRequest' }],
    });
  });

  it('is of the payout that both the header and the object name', () => {
    expect(read(disbursement)).toMatchObject({ events: [{ id, outcome: 'succeeded', ref: 'T1' }] });
    expect(read(disbursement, id.replace('1', '2'))).toMatchObject(unreadable);
    const error = { errorCategory: 'businessRule', errorCode: 'insufficientFunds' };
    expect(read(error)).toMatchObject({ events: [{ id, outcome: 'declined' }] });
    expect(read(error, '')).toMatchObject(unreadable);
  });

  it.each([
    { transactionStatus: 'pending' },
    { transactionStatus: 'failed' },
    { transactionReference: '' },
    { amount: '35.001' },
    { amount: 35 },
    { currency: 'EUR' },
    { creditParty: [] },
    { creditParty: [...collection.creditParty, { key: 'msisdn', value: '+212612345678' }] },
    { creationDate: 'yesterday' },
    { type: 'withdrawal' },
  ])('is no collection with %j', (other) => {
    expect(read(collection)).toMatchObject({ events: [{ event: 'collection', ref: 'T2', payee: '100234' }] });
    expect(read({ ...collection, ...other })).toMatchObject(unreadable);
  });

  it('is answered as the standard has it', () => {
    expect(answerNotice({ reading: 'accepted', events: [] })).toEqual({ status: 204 });
    expect(answerNotice({ reading: 'refused', cause: 'forged' }).status).toBe(401);
    expect(answerNotice({ reading: 'refused', cause: 'unreadable' }).status).toBe(400);
  });
});

/** What people send to the short number, and the answers. */
import { waitFor } from '@hanout/testing';
import type { FakeAggregator } from '../../test/fake-aggregator';
import { OTHER_PHONE, PIN, UssdUnderTest } from '../../test/ussd-under-test';

const ussd = new UssdUnderTest();
beforeAll(() => ussd.open({ MESSAGES_PER_HOUR: '3' }));
afterAll(() => ussd.close());

let phone: FakeAggregator;
beforeEach(async () => {
  await ussd.forget();
  phone = ussd.phone();
});

const answered = (count: number) => waitFor(() => ussd.others.sms.length >= count);
const states = async () =>
  (await ussd.query<{ state: string }>('select state from messages_in order by received_at')).map(
    ({ state }) => state,
  );

describe('a message', () => {
  it.each([
    ['solde', 'balance_told', { amount: '1234.50' }],
    ['رصيد', 'balance_told', { amount: '1234.50' }],
    ['Amidan svp', 'balance_told', { amount: '1234.50' }],
    ['AIDE', 'line_help', {}],
    ['', 'line_help', {}],
    ['ETAT', 'no_payment', {}],
  ])('%j is answered with %s', async (text, template, values) => {
    expect(await phone.sms(text)).toBe(200);
    await answered(1);
    expect(ussd.others.sms).toMatchObject([{ phone: phone.phone, template, values, language: 'fr' }]);
  });

  it('is answered in the language that the phone has chosen', async () => {
    await phone.dial();
    await phone.type('1');
    await phone.sms('SOLDE');
    await answered(1);
    expect(ussd.others.sms).toMatchObject([{ language: 'ar' }]);
  });

  it('tells how the last payment stands', async () => {
    await phone.dial();
    await phone.type('2', PIN, '2', 'M00003', '25', PIN);
    await phone.sms('ETAT');
    await answered(1);
    expect(ussd.others.sms).toMatchObject([
      { template: 'payment_sent', values: { amount: '25.00', reference: '8WD3KQ5TBX' } },
    ]);
  });

  it('that comes twice is answered once', async () => {
    await Promise.all([phone.sms('SOLDE', 'one'), phone.sms('SOLDE', 'one'), phone.sms('SOLDE', 'one')]);
    await waitFor(async () => (await states())[0] === 'answered');
    expect([await states(), ussd.others.sms.length]).toEqual([['answered'], 1]);
  });

  it('is answered later when nobody knows the balance just now', async () => {
    ussd.others.isSignInSilent = true;
    await phone.sms('SOLDE');
    await waitFor(async () => (await ussd.query('select 1 from messages_in where tries > 0')).length === 1);
    ussd.others.isSignInSilent = false;
    await ussd.query('update messages_in set next_try_at = now()');
    await answered(1);
  });

  it('is not answered to a stranger, nor more often in an hour than is allowed', async () => {
    await ussd.phone(OTHER_PHONE).sms('SOLDE');
    await waitFor(async () => (await states())[0] === 'dropped');
    for (let count = 0; count < 4; count += 1) await phone.sms('SOLDE');
    await answered(3);
    expect((await states()).filter((state) => state === 'dropped')).toHaveLength(2);
    expect(ussd.others.sms).toHaveLength(3);
  });

  it.each([
    { id: '', from: '+212612345678', text: 'SOLDE' },
    { id: 'one', from: '+33612345678', text: 'SOLDE' },
    { id: 'one', from: '+212612345678', text: 'x'.repeat(401) },
  ])('that is none is refused: %j', async (wrong) => {
    expect((await phone.post('/sms', wrong)).status).toBe(400);
    expect(await states()).toEqual([]);
  });
});

/** Money: one payment for one wish, and nothing claimed that is not known. */
import { waitFor } from '@hanout/testing';
import type { FakeAggregator } from '../../test/fake-aggregator';
import { CODE, PIN, UssdUnderTest } from '../../test/ussd-under-test';

const ussd = new UssdUnderTest();
beforeAll(() => ussd.open());
afterAll(() => ussd.close());

let phone: FakeAggregator;
beforeEach(async () => {
  await ussd.forget();
  phone = ussd.phone();
  await signIn();
});

/** In French. */
async function signIn(): Promise<void> {
  const { text } = await phone.dial();
  await phone.type(...(text.includes('3.') ? ['2'] : []), PIN);
}

const confirm = (amount = '25') => phone.type('2', 'M00003', amount);
const states = () =>
  ussd.query<{ state: string; failure: string | null; unanswered: number }>(
    'select state, failure, unanswered from wishes order by created_at',
  );
const lookNow = () => ussd.query(`update wishes set next_look_at = now() where state = 'asked'`);

describe('a payment', () => {
  it('is shown with name, place and price before the PIN, and told with its reference', async () => {
    await phone.type('2');
    expect((await phone.type('m00003')).text).toMatch(/^Épicerie Nour, Ben Guerir\. Montant/);
    expect((await phone.type('25')).text).toMatch(
      /^Payer 25,00 DH a Épicerie Nour, Ben Guerir\. Frais 1,00 DH, total 26,00 DH\. Votre code secret/,
    );
    expect(await phone.type(PIN)).toEqual({
      status: 200,
      isOpen: false,
      text: 'Paye : 25,00 DH. Reference 8WD3KQ5TBX',
    });
    expect(await states()).toEqual([{ state: 'made', failure: null, unanswered: 0 }]);
  });

  it('to a number shows whose it is, masked', async () => {
    expect((await phone.type('3', '0611111111')).text).toMatch(/^Fatima Z\. - Ben Guerir\. Montant/);
    await phone.type('40');
    expect((await phone.type(PIN)).text).toMatch(/^Paye : 40,00 DH/);
    expect((await phone.dial()).isOpen).toBe(true);
    await phone.type(PIN);
    expect((await phone.type('3', '0622222222')).text).toMatch(/^Aucun portefeuille/);
  });

  it('is not asked for to an unknown shop, or of an amount that is not served', async () => {
    expect((await phone.type('2', 'M99999')).text).toMatch(/^Aucun commerce a ce code/);
    expect((await phone.type('M00003', '9999')).text).toMatch(/^Impossible pour ce montant/);
    expect(ussd.others.asked).toEqual([]);
  });

  it('that is refused says why, and that nothing left', async () => {
    ussd.others.failure = 'insufficient_funds';
    await confirm();
    expect(await phone.type(PIN)).toMatchObject({
      isOpen: false,
      text: "Pas paye : 25,00 DH. Solde insuffisant. Rien n'a quitte votre compte.",
    });
    expect(await states()).toEqual([{ state: 'not_paid', failure: 'insufficient_funds', unanswered: 0 }]);
  });

  it('with a wrong PIN is asked for again, as the same wish', async () => {
    await confirm();
    expect((await phone.type('0000')).text).toMatch(/^Code faux/);
    expect((await phone.type(PIN)).text).toMatch(/^Paye/);
    expect(new Set(ussd.others.asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(ussd.others.payments.size).toBe(1);
  });

  it('that is taken back before the PIN leaves nothing', async () => {
    await confirm();
    expect((await phone.type('0')).text).toContain('1.Solde');
    expect(await states()).toEqual([]);
  });
});

describe('an answer that does not come', () => {
  it('is "not yet", then what it is; and the same payment is told about before another is made', async () => {
    ussd.others.paying = 'lost';
    ussd.others.isReadingDeaf = true;
    await confirm();
    expect(await phone.type(PIN)).toMatchObject({
      isOpen: true,
      text: expect.stringMatching(/^Pas encore paye : 25,00/),
    });
    await signIn();
    expect(phone.last!.text).toMatch(/^Vous aviez commence un paiement de 25,00 DH/);
    await phone.type('2');
    await confirm();
    expect(phone.last!.text).toMatch(/^Le meme paiement de 25,00 DH est encore en cours/);
    ussd.others.isReadingDeaf = false;
    expect((await phone.type('1')).text).toBe('Paye : 25,00 DH. Reference 8WD3KQ5TBX');
    expect(ussd.others.payments.size).toBe(1);
    // The receipt goes out by itself, from notifications.
    expect(ussd.others.sms).toEqual([]);
  });

  it('of a payment that the ledger has not decided is "not yet" until it has', async () => {
    ussd.others.paying = 'pending';
    await confirm();
    expect((await phone.type(PIN)).text).toMatch(/^Pas encore paye/);
    expect((await phone.type('1')).text).toMatch(/^Toujours en cours/);
    ussd.others.settle({ state: 'failed', failure: 'insufficient_funds' });
    expect((await phone.type('1')).text).toMatch(/^Pas paye : 25,00 DH\. Solde insuffisant/);
    await waitFor(() => ussd.others.sms.length > 0);
    expect(ussd.others.sms).toMatchObject([
      { template: 'payment_not_made', values: { amount: '25.00' }, language: 'fr' },
    ]);
  });

  it('is found out in the background, and the person is told once', async () => {
    ussd.others.paying = 'pending';
    await confirm();
    await phone.type(PIN);
    ussd.others.settle({ state: 'failed', failure: 'balance_ceiling' });
    await lookNow();
    await waitFor(() => ussd.others.sms.length > 0);
    await waitFor(
      async () => (await ussd.query('select 1 from wishes where told_at is not null')).length === 1,
    );
    expect(ussd.others.sms).toHaveLength(1);
    await signIn();
    await phone.type('2');
    expect((await phone.type('6')).text).toMatch(
      /^Pas paye : 25,00 DH\. Le destinataire ne peut pas recevoir/,
    );
  });

  it('of an ask that never arrived is asked again with the same id and key', async () => {
    ussd.others.paying = 'deaf';
    await confirm();
    expect((await phone.type(PIN)).text).toMatch(/^Pas encore paye/);
    expect((await phone.type('1')).text).toMatch(
      /^Pas arrive\. Confirmez de nouveau\.\nPayer 25,00 DH .* Frais 1,00 DH/,
    );
    ussd.others.paying = 'well';
    expect((await phone.type(PIN)).text).toMatch(/^Paye/);
    const [first, second] = ussd.others.asked;
    expect([second!.idempotencyKey, second!.body.quoteId]).toEqual([
      first!.idempotencyKey,
      first!.body.quoteId,
    ]);
    expect(ussd.others.payments.size).toBe(1);
  });

  it('stays unknown when a second ask is refused and the first is still on its way', async () => {
    ussd.others.paying = 'deaf';
    await confirm();
    await phone.type(PIN, '1');
    ussd.others.paying = 'well';
    expect((await phone.type('0000')).text).toMatch(/^Code faux/);
    expect(await states()).toMatchObject([{ state: 'asked', unanswered: 1 }]);
  });

  it('is over when its price is over and payments never heard of it', async () => {
    ussd.others.paying = 'deaf';
    await confirm();
    await phone.type(PIN);
    await ussd.query(`update wishes set priced_until = now() - interval '59 seconds'`);
    expect((await phone.type('1')).text).toMatch(/^Toujours en cours/);
    await ussd.query(`update wishes set priced_until = now() - interval '61 seconds', next_look_at = now()`);
    await waitFor(async () => (await states())[0]?.state === 'not_paid');
    expect(await states()).toMatchObject([{ failure: 'never_arrived' }]);
    await waitFor(() => ussd.others.sms.length === 1);
  });

  it('that comes after all, and says yes, is believed: nothing takes it back', async () => {
    ussd.others.paying = 'slow';
    await confirm();
    expect((await phone.type(PIN)).text).toMatch(/^Pas encore paye/);
    await ussd.query(`update wishes set priced_until = now() - interval '61 seconds', next_look_at = now()`);
    await waitFor(async () => (await states())[0]?.state === 'not_paid');
    ussd.others.release();
    await waitFor(async () => (await states())[0]?.state === 'made');
    await signIn();
    if (phone.last!.text.includes('Continuer')) await phone.type('2');
    expect((await phone.type('6')).text).toMatch(/^Paye : 25,00 DH/);
  });

  it('lets another be made by whoever insists, under a key of its own', async () => {
    ussd.others.paying = 'deaf';
    await confirm();
    await phone.type(PIN, '0');
    ussd.others.paying = 'well';
    await confirm();
    expect((await phone.type('2')).text).toMatch(/^Payer 25,00 DH/);
    expect((await phone.type(PIN)).text).toMatch(/^Paye/);
    const keys = ussd.others.asked.map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(2);
  });

  it('does not stand in the way of another amount', async () => {
    ussd.others.paying = 'deaf';
    await confirm();
    await phone.type(PIN, '0');
    expect((await confirm('26')).text).toMatch(/^Payer 26,00 DH/);
  });
});

describe('a session that was cut off', () => {
  it('goes on where it was, with the same wish', async () => {
    await confirm();
    const [before] = await ussd.query<{ session_id: string }>(
      'select session_id from sessions order by started_at desc',
    );
    await signIn();
    expect(phone.last!.text).toMatch(/^Vous aviez commence un paiement de 25,00 DH/);
    expect((await phone.type('1')).text).toMatch(/^Payer 25,00 DH a Épicerie Nour/);
    expect((await phone.type(PIN)).text).toMatch(/^Paye/);
    expect(ussd.others.payments.size).toBe(1);
    const [after] = await ussd.query<{ followed_by: string }>(
      'select followed_by from sessions where session_id = $1',
      [before!.session_id],
    );
    expect(after!.followed_by).toBe(phone.sessionId);
  });

  it('is one wish in two sessions: both confirm, one is paid', async () => {
    await confirm();
    const first = { sessionId: phone.sessionId, inputs: [...phone.inputs] };
    await signIn();
    await phone.type('1');
    const second = { sessionId: phone.sessionId, inputs: [...phone.inputs] };
    const other = ussd.phone();
    Object.assign(other, first);
    Object.assign(phone, second);
    await Promise.all([phone.type(PIN), other.type(PIN)]);
    expect(ussd.others.payments.size).toBe(1);
    expect([phone.last!.text, other.last!.text]).toEqual([
      expect.stringMatching(/^Paye : 25,00/),
      expect.stringMatching(/^Paye : 25,00/),
    ]);
  });

  it('is left for good, or is too old to be offered', async () => {
    await confirm();
    await signIn();
    expect((await phone.type('2')).text).toContain('1.Solde');
    await signIn();
    expect(phone.last!.text).toContain('1.Solde');
    await confirm();
    await ussd.query(`update sessions set touched_at = touched_at - interval '16 minutes'`);
    await signIn();
    expect(phone.last!.text).toContain('1.Solde');
  });

  it('asks for the amount again when its price is over', async () => {
    ussd.others.quoteSeconds = 5;
    await confirm();
    await signIn();
    expect((await phone.type('1')).text).toMatch(/Montant en DH/);
  });
});

describe('a number that came to somebody else', () => {
  it('shows him neither the payments nor the codes of who had it before', async () => {
    await phone.type('5', '200', PIN);
    await signIn();
    await confirm();
    ussd.others.personId = '01890000-0000-7000-8000-0000000000ff';
    await signIn();
    expect(phone.last!.text).toContain('1.Solde');
    expect((await phone.type('6')).text).toMatch(/^Aucun paiement/);
    await phone.sms('ETAT');
    await waitFor(() => ussd.others.sms.length > 0);
    expect(ussd.others.sms).toMatchObject([{ template: 'no_payment' }]);
  });
});

describe('a code of cash', () => {
  it('is told once it is made, and again to whoever looks', async () => {
    expect((await phone.type('5', '200')).text).toBe(
      'Code pour retirer 200,00 DH. Frais 1,00 DH, total 201,00 DH. Votre code secret :\n0.Retour',
    );
    expect(ussd.others.payments.size).toBe(0);
    const made = await phone.type(PIN);
    expect(made).toMatchObject({ isOpen: false, text: expect.stringContaining('1234 5678 9012') });
    await signIn();
    expect((await phone.type('6')).text).toContain('1234 5678 9012');
    expect(ussd.others.payments.size).toBe(1);
  });

  it('whose price has changed since it was shown is not made', async () => {
    await phone.type('5', '200');
    ussd.others.feeMinor = '250';
    expect((await phone.type(PIN)).text).toMatch(/^Pas paye : 200,00 DH\. Trop tard, recommencez/);
    expect(ussd.others.payments.size).toBe(0);
    await signIn();
    expect((await phone.type('5', '200')).text).toContain('Frais 2,50 DH, total 202,50 DH');
    expect((await phone.type(PIN)).text).toContain('1234 5678 9012');
  });

  it('keeps the price that was shown when it is asked for again', async () => {
    ussd.others.paying = 'deaf';
    await phone.type('5', '200', PIN);
    expect((await phone.type('1')).text).toMatch(
      /^Pas arrive\. .*\nCode pour retirer 200,00 DH\. Frais 1,00 DH/,
    );
    ussd.others.paying = 'well';
    expect((await phone.type(PIN)).text).toContain('1234 5678 9012');
    expect(ussd.others.payments.size).toBe(1);
  });

  it('of an amount that is not served, or that nobody prices, is not asked a PIN for', async () => {
    expect((await phone.type('5', '9999')).text).toMatch(/^Impossible pour ce montant\.\nMontant du retrait/);
    ussd.others.isPricingDeaf = true;
    expect(await phone.type('200')).toMatchObject({
      isOpen: false,
      text: expect.stringMatching(/^Service indisponible/),
    });
    expect(await states()).toEqual([]);
  });

  it('that is made late goes to the phone by SMS', async () => {
    ussd.others.paying = 'lost';
    await phone.type('5', '200');
    expect((await phone.type(PIN)).text).toMatch(/^Pas encore paye/);
    ussd.others.paying = 'well';
    await lookNow();
    await waitFor(() => ussd.others.sms.length > 0);
    expect(ussd.others.sms).toMatchObject([
      { template: 'withdrawal_code', values: { withdrawalCode: CODE, amount: '200.00' } },
    ]);
  });

  it('of which nobody can be told stands in the way of no other', async () => {
    ussd.others.isSmsRefused = true;
    ussd.others.paying = 'lost';
    await phone.type('5', '200', PIN);
    ussd.others.paying = 'well';
    await lookNow();
    const toTell = () => ussd.query('select 1 from wishes where is_awaited and told_at is null');
    await waitFor(async () => (await toTell()).length === 0);
    expect(await states()).toMatchObject([{ state: 'made' }]);
    expect(ussd.others.sms).toEqual([]);
  });
});

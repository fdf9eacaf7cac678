/** A phone, an aggregator that misbehaves, and one answer for each step. */
import type { FakeAggregator } from '../../test/fake-aggregator';
import { OTHER_PHONE, PIN, tracesOf, UssdUnderTest } from '../../test/ussd-under-test';

const ussd = new UssdUnderTest();
beforeAll(() => ussd.open());
afterAll(() => ussd.close());

let phone: FakeAggregator;
beforeEach(async () => {
  await ussd.forget();
  phone = ussd.phone();
});

/** Signed in, in French. */
async function menu(one = phone): Promise<void> {
  await one.dial();
  await one.type('2', PIN);
}

describe('a session', () => {
  it('begins with the language, once, and then with the PIN', async () => {
    expect(await phone.dial()).toMatchObject({ status: 200, isOpen: true });
    expect(phone.last!.text.split('\n')).toHaveLength(4);
    expect((await phone.type('2')).text).toBe('Hanout. Votre code secret :');
    expect((await phone.dial()).text).toBe('Hanout. Votre code secret :');
    expect((await phone.type(PIN)).text).toMatch(/^Hanout\n1\.Solde\n2\./);
    expect((await phone.type('8', '1', '1')).text).toContain('1.الرصيد');
    expect((await phone.dial()).text).toBe('حانوت. رقمكم السري:');
  });

  it('shows the balance, and goes back', async () => {
    await menu();
    expect((await phone.type('1')).text).toBe('Votre solde : 1234,50 DH\n0.Retour');
    expect((await phone.type('0')).text).toContain('1.Solde');
    expect((await phone.type('9')).text).toContain('5.Code de retrait');
    expect((await phone.type('0')).text).toContain('1.Solde');
  });

  it.each([
    ['0000', true, /^Code faux/],
    ['12', true, /^Code faux/],
    ['4444', false, /bloque apres trois/],
    ['5555', false, /pas encore de code secret/],
  ])('answers the PIN %s', async (pin, isOpen, text) => {
    await phone.dial();
    const heard = await phone.type('2', pin);
    expect(heard.isOpen).toBe(isOpen);
    expect(heard.text).toMatch(text);
  });

  it('tells a number without a wallet that it has none', async () => {
    const stranger = ussd.phone(OTHER_PHONE);
    await stranger.dial();
    expect(await stranger.type('2', PIN)).toMatchObject({
      isOpen: false,
      text: expect.stringMatching(/pas de portefeuille/),
    });
  });

  it('ends in peace when nobody answers in the aggregator’s time', async () => {
    ussd.others.isSignInSilent = true;
    await phone.dial();
    expect(await phone.type('2', PIN)).toMatchObject({
      status: 200,
      isOpen: false,
      text: expect.stringMatching(/^Service indisponible/),
    });
  });
});

describe('an aggregator that misbehaves', () => {
  it('hears the same to the same request, however often and at once, and nothing is done twice', async () => {
    await menu();
    await phone.type('2', 'M00003', '25');
    const first = await phone.type(PIN);
    const again = await Promise.all(Array.from({ length: 8 }, () => phone.again()));
    for (const one of again) expect(one).toEqual(first);
    expect(first.text).toMatch(/^Paye : 25,00 DH/);
    expect([ussd.others.payments.size, ussd.others.asked.length]).toEqual([1, 1]);
  });

  it('pays once when the confirmation comes ten times at once', async () => {
    await menu();
    await phone.type('2', 'M00003', '25');
    phone.skip(PIN);
    const heard = await Promise.all(Array.from({ length: 10 }, () => phone.again()));
    expect(new Set(heard.map(({ text }) => text))).toEqual(new Set([heard[0]!.text]));
    expect(heard[0]!.text).toMatch(/^Paye : 25,00 DH/);
    expect([ussd.others.payments.size, ussd.others.asked.length]).toEqual([1, 1]);
  });

  it('may lose requests: what was typed comes with the next one', async () => {
    await menu();
    phone.skip('2');
    expect((await phone.type('M00003')).text).toMatch(/^Epicerie|^Épicerie/);
  });

  it('pays nothing by a PIN that no confirmation was shown to', async () => {
    await menu();
    phone.skip('2', 'M00003', '25');
    const heard = await phone.type(PIN);
    expect(heard.text).toMatch(/^Payer 25,00 DH a Épicerie Nour, Ben Guerir\. Frais 1,00 DH, total 26,00 DH/);
    expect(ussd.others.asked).toEqual([]);
    expect((await phone.type(PIN)).text).toMatch(/^Paye/);
  });

  it('takes no PIN that was dialled with the number', async () => {
    await menu();
    expect((await phone.dial(`${PIN}*1`)).text).toBe('Hanout. Votre code secret :');
  });

  it('changes nothing by a request that comes late', async () => {
    await menu();
    await phone.type('2', 'M00003', '25');
    const at = phone.last!.text;
    const late = await phone.late(2);
    expect(late.text).toMatch(/^Code du commerce/);
    expect((await phone.again()).text).toBe(at);
    phone.skip('0');
    const lost = [...phone.inputs];
    await phone.type('1');
    // This step was never answered by itself, and what came after it stands.
    expect((await phone.ask(lost)).text).toBe(phone.last!.text);
  });

  it('cannot change what was typed before', async () => {
    await menu();
    await phone.type('1');
    phone.inputs = ['2', '0000', '1', '0'];
    expect(await phone.again()).toMatchObject({
      isOpen: false,
      text: expect.stringMatching(/^Session terminee/),
    });
    phone.inputs = ['2', PIN, '2'];
    expect(await phone.again()).toMatchObject({ isOpen: false });
  });

  it('cannot go on with a session for another number', async () => {
    await menu();
    const stolen = await phone.ask([...phone.inputs, '1'], OTHER_PHONE);
    expect(stolen).toMatchObject({ isOpen: false, text: expect.stringMatching(/Recomposez le code/) });
    expect((await phone.type('1')).text).toContain('1234,50');
  });

  it('hears that a session is another’s in the language of the number, or in all of them', async () => {
    await menu();
    const inputs = [...phone.inputs, '1'];
    const stranger = await phone.ask(inputs, OTHER_PHONE);
    expect(stranger).toMatchObject({ isOpen: false });
    expect(stranger.text.split('\n')).toEqual(['اطلبوا من جديد', 'Recomposez le code', 'Als asiwl']);
    const other = ussd.phone(OTHER_PHONE);
    for (const [choice, text] of [
      ['1', 'انتهت الجلسة. اطلبوا من جديد.'],
      ['2', 'Session terminee. Recomposez le code.'],
      ['3', 'Tssmd tghimit. Als asiwl.'],
    ] as const) {
      // Who has chosen a language changes it from the menu: this one never comes so far.
      await ussd.query('delete from phones');
      await other.dial();
      await other.type(choice);
      expect(await phone.ask(inputs, OTHER_PHONE)).toEqual({ status: 200, isOpen: false, text });
    }
    expect((await phone.type('1')).text).toContain('1234,50');
  });

  it('cannot go on with a session that is over, or is old', async () => {
    await phone.dial();
    await phone.type('2', '4444');
    expect(await phone.type('1')).toMatchObject({ isOpen: false, text: expect.stringMatching(/terminee/) });
    await menu();
    await ussd.query(`update sessions set started_at = started_at - interval '11 minutes'`);
    expect(await phone.type('1')).toMatchObject({ isOpen: false, text: expect.stringMatching(/terminee/) });
  });
});

describe('a request', () => {
  const form = { sessionId: 'one', phoneNumber: '+212612345678', text: '', serviceCode: '*700#' };

  it('of somebody who does not know the secret, or knew it an hour ago, is refused', async () => {
    expect((await phone.post('/ussd', form, { secret: 'another secret of somebody' })).status).toBe(401);
    expect((await phone.post('/ussd', form, { at: Date.now() - 3_600_000 })).status).toBe(401);
    expect((await fetch(`${ussd.running.url}/ussd`, { method: 'POST', body: 'sessionId=1' })).status).toBe(
      401,
    );
    expect(await ussd.query('select 1 from sessions')).toEqual([]);
  });

  it.each([
    { sessionId: '' },
    { sessionId: 'x'.repeat(101) },
    { phoneNumber: '+33612345678' },
    { phoneNumber: '' },
    { text: '1'.repeat(401) },
    { text: '1*'.repeat(61) },
  ])('that says %j is refused and changes nothing', async (wrong) => {
    expect((await phone.post('/ussd', { ...form, ...wrong })).status).toBe(400);
    expect(await ussd.query('select 1 from sessions')).toEqual([]);
  });

  it.each([
    ['{"text":"2*8350*1"}', 1],
    ['"8350"', 1],
    [`"\\\\x00${Buffer.from('2*8350').toString('hex')}ff"`, 1],
    ['"\\\\x823f8508350bf0b85b","12.488350+00:00"', 0],
  ])('would be seen to leave a PIN behind in %s', (row, times) =>
    expect(tracesOf(PIN, row)).toHaveLength(times),
  );

  it('leaves neither PIN nor number behind that can be read', async () => {
    await menu();
    await phone.type('2', 'M00003', '25', PIN);
    for (const table of ['phones', 'sessions', 'steps', 'wishes']) {
      const rows = await ussd.query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`);
      const text = rows.map(({ row }) => row).join();
      expect(text).not.toContain('612345678');
      expect([table, tracesOf(PIN, text)]).toEqual([table, []]);
      expect(text).not.toContain(Buffer.from('612345678').toString('hex'));
    }
  });
});

/** Another PIN: proven by the one that stands, typed twice, and kept nowhere on the way. */
import type { FakeAggregator } from '../../test/fake-aggregator';
import { PIN, tracesOf, UssdUnderTest } from '../../test/ussd-under-test';

const ussd = new UssdUnderTest();
beforeAll(() => ussd.open());
afterAll(() => ussd.close());

const NEW = '7294';
let phone: FakeAggregator;
beforeEach(async () => {
  await ussd.forget();
  phone = ussd.phone();
  await phone.dial();
  await phone.type('2', PIN);
});

const isNow = () => ussd.others.pin;

it('is asked for twice, and is the right one from then on', async () => {
  expect((await phone.type('8')).text).toBe('Reglages\n1.Langue\n2.Changer de code secret\n0.Retour');
  expect((await phone.type('2')).text).toBe('Votre code secret actuel :\n0.Retour');
  expect((await phone.type(PIN)).text).toMatch(/^Nouveau code secret/);
  expect((await phone.type(NEW)).text).toMatch(/^Le nouveau code secret, encore une fois/);
  expect(ussd.others.pinChanges).toEqual([]);
  expect((await phone.type(NEW)).text).toMatch(/^Code change\.\nHanout\n1\.Solde/);
  expect(isNow()).toBe(NEW);
  await phone.dial();
  expect((await phone.type(PIN)).text).toMatch(/^Code faux/);
  expect((await phone.type(NEW)).text).toContain('1.Solde');
});

it('is not changed when the second is another, and both are asked for again', async () => {
  await phone.type('8', '2', PIN, NEW);
  expect((await phone.type('7295')).text).toMatch(/^Les deux codes different\.\nNouveau code secret/);
  expect([isNow(), ussd.others.pinChanges]).toEqual([PIN, []]);
  // What is no PIN in between moves nothing, and neither does the alphabet of the digits.
  await phone.type('12', NEW, '99');
  expect((await phone.type('٧٢٩٤')).text).toMatch(/^Code change/);
  expect(isNow()).toBe(NEW);
});

it.each([
  ['1234', /^Trop facile a deviner\.\nNouveau code secret/],
  [PIN, /^C'est le code actuel\.\nNouveau code secret/],
])('may not be %s', async (pin, text) => {
  expect((await phone.type('8', '2', PIN, pin, pin)).text).toMatch(text);
  expect(isNow()).toBe(PIN);
  expect((await phone.type(NEW, NEW)).text).toMatch(/^Code change/);
});

it('is not asked for before the one that stands was right', async () => {
  expect((await phone.type('8', '2', '0000')).text).toMatch(/^Code faux\.\nVotre code secret actuel/);
  expect(await phone.type('4444')).toMatchObject({ isOpen: false, text: expect.stringMatching(/bloque/) });
  expect(ussd.others.pinChanges).toEqual([]);
});

it('is not set by what was typed to screens that were not shown', async () => {
  await phone.type('8', '2');
  phone.skip(PIN, NEW);
  expect((await phone.type(NEW)).text).toMatch(/^Nouveau code secret/);
  expect(isNow()).toBe(PIN);
});

it('that was left on the way is left', async () => {
  await phone.type('8', '2', PIN, NEW, '0');
  expect(phone.last!.text).toContain('1.Solde');
  expect([isNow(), ussd.others.pinChanges]).toEqual([PIN, []]);
});

it('is changed once, however often the aggregator asks', async () => {
  await phone.type('8', '2', PIN, NEW);
  phone.skip(NEW);
  const heard = await Promise.all(Array.from({ length: 8 }, () => phone.again()));
  expect(new Set(heard.map(({ text }) => text)).size).toBe(1);
  expect(ussd.others.pinChanges).toHaveLength(1);
});

it('of which no answer came may be either, and that is what is said', async () => {
  ussd.others.changingPin = 'lost';
  expect(await phone.type('8', '2', PIN, NEW, NEW)).toMatchObject({
    isOpen: false,
    text: "Pas de reponse. Essayez le nouveau code secret, puis l'ancien.",
  });
});

it('is kept nowhere, and neither is the one before', async () => {
  await phone.type('8', '2', PIN, NEW, '7295', NEW, NEW);
  const sessions = await ussd.query<{ row: string }>(`select row_to_json(t)::text as row from sessions t`);
  const steps = await ussd.query<{ row: string }>(`select row_to_json(t)::text as row from steps t`);
  const text = [...sessions, ...steps].map(({ row }) => row).join();
  for (const pin of [PIN, NEW]) expect(tracesOf(pin, text)).toEqual([]);
});

/** A cashier's day: signed in for longer than a token, a shift, a sale in it; and the owner who sees it and takes the till away. */
import { randomUUID } from 'node:crypto';
import type { Language } from '@hanout/i18n';
import { readCode } from '../camera';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import { amountIn, plain } from '../plain';
import type { Stage } from '../stage';
import { spokenAmount } from '../wallet-words';
import { Till } from './shop';

/** In a shift, in centimes. */
const SOLD = '1750';

export function describeShift(stage: Stage, language: Language): void {
  let cashier: PhoneInHand;
  beforeAll(async () => {
    cashier = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.cashier);
  });
  afterAll(() => cashier?.putDown());

  const tap = () => cashier.page.locator('main button:not(.quiet)').first().tap();
  const underWay = () => cashier.page.locator('.card:has(button)');

  it('lasts when the access token is over', async () => {
    const before = await cashier.context.cookies();
    expect(before.map(({ name }) => name).sort()).toEqual(['hanout-wallet-access', 'hanout-wallet-renewal']);
    await cashier.context.clearCookies({ name: 'hanout-wallet-access' });
    await cashier.open('/wallet/cashier/day');
    await cashier.page.locator('.card').first().waitFor();
    const renewal = before.find(({ name }) => name.endsWith('renewal'))?.value;
    const after = await cashier.context.cookies();
    expect(after.find(({ name }) => name.endsWith('renewal'))?.value).not.toBe(renewal);
  });

  it('counts what is sold in it, says "paid" aloud, and shows no balance', async () => {
    const { page } = cashier;
    await cashier.context.addInitScript(() => {
      const said: number[] = [];
      Object.assign(globalThis, { said });
      const begin = AudioBufferSourceNode.prototype.start;
      AudioBufferSourceNode.prototype.start = function (...[when, offset, duration]) {
        said.push(offset ?? 0);
        begin.call(this, when, offset, duration);
      };
    });
    await cashier.open('/wallet/cashier/shift');
    await tap();
    await underWay().waitFor();

    await cashier.open('/wallet/cashier');
    const till = new Till(cashier);
    await till.key('17,50');
    const qr = await readCode(await till.showCode());
    // The voice is on the phone before the payment comes.
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.mp3')),
    );
    await stage.buy({ qr });
    await till.paid.waitFor();
    // As many words as the language has for it: "payé", dix-sept, dirhams, cinquante, centimes.
    const words = 1 + spokenAmount(BigInt(SOLD), language)!.length;
    await page.waitForFunction(
      (length) => (globalThis as unknown as { said: number[] }).said.length === length,
      words,
    );

    await cashier.open('/wallet/cashier/shift');
    await underWay().waitFor();
    expect(plain(await underWay().locator('.big').textContent())).toBe(amountIn(language, SOLD));
    // An amount for each shift, and no other.
    expect(await page.locator('main .amount').count()).toBe(await page.locator('main .card').count());
    await tap();
    await underWay().waitFor({ state: 'detached' });
    await page.locator('h2').waitFor();
  });

  it('keeps the voice on the phone, for when there is no network', async () => {
    const { page } = cashier;
    await cashier.open('/wallet/cashier');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const till = new Till(cashier);
    await till.key('2');
    await till.showCode();
    const voice = await page.waitForFunction(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().find(({ url }) => url.endsWith('.mp3'))?.url;
    });
    await cashier.loseNetwork();
    const heard = await page.evaluate(async (url) => (await fetch(url!)).status, await voice.jsonValue());
    await cashier.regainNetwork();
    expect(heard).toBe(200);
    // What else could not be asked meanwhile is no fault here.
    cashier.watch.take();
  });

  it('is seen by the owner, by name; who is dismissed is out', async () => {
    const owner = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.merchant);
    await owner.open('/wallet/merchant/shifts');
    const card = owner.page.locator('.card').first();
    await card.waitFor();
    await owner.page.locator('.card .person-name').first().waitFor();
    expect(await card.locator('.person-name').textContent()).toBe('Naïma');
    expect(plain(await card.locator('.big').textContent())).toBe(amountIn(language, SOLD));
    await owner.putDown();

    const shop = await stage.apiOf(CAST.merchant);
    const { items } = await shop.send<{ items: { appointmentId: string }[] }>(
      'GET',
      '/merchants/mine/cashiers',
    );
    await shop.send('POST', `/merchants/mine/cashiers/${items[0]?.appointmentId}/dismissal`);
    await cashier.context.clearCookies({ name: 'hanout-wallet-access' });
    await cashier.page.goto(`${stage.origin}/wallet/cashier/day`);
    await cashier.page.locator('input[type="tel"]').waitFor();
    // For the tests after this one.
    await shop.send('POST', '/merchants/mine/cashiers', {
      appointmentId: randomUUID(),
      phone: CAST.cashier.phone,
      name: 'Naïma',
    });
    cashier.watch.take();
  });
}

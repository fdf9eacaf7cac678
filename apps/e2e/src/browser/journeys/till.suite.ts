/** At the counter: an amount, a code, a customer's phone before it, and the till says "paid". */
import type { Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { holdBeforeCamera, readCode } from '../camera';
import { PhoneInHand } from '../phone-in-hand';
import { nameIn } from '../plain';
import type { Stage } from '../stage';
import { countMoves } from '../statement';
import { Purchase, Till } from './shop';

/** Of a sale, beside the digits of its amount: more than a shop in a hurry will make. */
const TAPS_MAX = 3;

const SIGN = { ar: 'بقالة المكناسي', fr: 'Épicerie Meknassi' };

export function describeTill(stage: Stage, language: Language): void {
  let shop: PhoneInHand;
  let customer: PhoneInHand;

  beforeAll(async () => {
    shop = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.merchant);
    customer = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
  });
  afterAll(async () => {
    await shop?.putDown();
    await customer?.putDown();
  });

  it('takes a payment by a code that a camera reads, and sounds', async () => {
    const moved = await countMoves(await stage.apiOf(CAST.customer));
    const till = new Till(shop);
    const openedAt = Date.now();
    await shop.open('/wallet/merchant');
    await till.key('12,37');
    const picture = await till.showCode();
    const shownMs = Date.now() - openedAt;
    expect(await readCode(picture)).toMatch(/^000201/);
    await expect(till.paid.count()).resolves.toBe(0);

    await holdBeforeCamera(stage.cameraFile, picture);
    await customer.open('/wallet/customer/pay');
    await customer.page.locator('main > button').first().tap();
    const purchase = new Purchase(customer);
    await purchase.confirm.waitFor();
    // Whom and where is seen before the PIN.
    const names = await customer.page.locator('form bdi').allTextContents();
    expect(names.join(' ')).toContain(nameIn(language, SIGN));
    expect(names.join(' ')).toContain('Afourar');
    await purchase.typePin();
    const tappedAt = Date.now();
    await purchase.confirm.tap();
    await till.paid.waitFor();
    const sound = await shop.firstSound();
    await purchase.paid.waitFor();

    expect(await moved('1237')).toBe(1);
    const changedAt = await shop.paidSince();
    const completedAt = await lastCompletion(stage);
    process.stdout.write(
      `till (${language}): ${till.taps} tap beside the digits; code ${shownMs} ms after the app was opened, ` +
        `paid sound ${sound - tappedAt} ms after the customer’s last tap, screen ${changedAt - completedAt} ms after the commit\n`,
    );
    expect(till.taps).toBeLessThanOrEqual(TAPS_MAX);
    // How long it took is printed, for a quiet machine; that nothing is said before it is so, holds on every one.
    expect(sound).toBeGreaterThanOrEqual(tappedAt);
    expect(changedAt).toBeGreaterThanOrEqual(completedAt);
  });
}

async function lastCompletion(stage: Stage): Promise<number> {
  const shop = await stage.apiOf(CAST.merchant);
  const { lines } = await shop.send<{ lines: { at: string; amount: { minor: string } }[] }>(
    'GET',
    '/statements/today',
  );
  const line = lines.findLast(({ amount }) => amount.minor === '1237');
  return new Date(line?.at ?? 0).getTime();
}

/** A shop's own money goes out: to a supplier and to an agent's notes, each at a price that is shown before the PIN. */
import type { Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import { amountIn, centimes, nameIn, plain } from '../plain';
import type { Stage } from '../stage';
import { countMoves, type Moved } from '../statement';
import { Purchase } from './shop';

/** Clothes, in another town and of another network. */
const SUPPLIER = {
  merchantCode: 'M00002',
  sign: { ar: 'ملابس الأطفال المكناسي', fr: 'Vêtements enfants Meknassi' },
  commune: 'Taounza',
};

export function describeMoneyOut(stage: Stage, language: Language): void {
  let shop: PhoneInHand;
  let moved: Moved;
  beforeAll(async () => {
    // What it has to pay with.
    const { merchantCode } = CAST.merchant;
    await stage.buy({ merchantCode, amount: { minor: '6000', currency: 'MAD' } });
    shop = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.merchant);
    moved = await countMoves(await stage.apiOf(CAST.merchant));
  });
  afterAll(() => shop?.putDown());

  const shownAmounts = async () => (await shop.page.locator('form .amount').allTextContents()).map(plain);

  it('to a supplier, by his code', async () => {
    const supply = await new Purchase(shop).prepare({
      merchantCode: SUPPLIER.merchantCode,
      amount: '21,40',
      from: '/wallet/merchant/pay',
    });
    const [name, place] = await shop.page.locator('form .facts dd').allTextContents();
    expect([name, place]).toEqual([nameIn(language, SUPPLIER.sign), SUPPLIER.commune]);
    const [amount, , total] = await shownAmounts();
    expect(amount).toBe(amountIn(language, '2140'));
    await supply.confirm.tap();
    await supply.paid.waitFor();
    expect(await moved(String(centimes(total!)))).toBe(1);
    const { lines } = await (
      await stage.apiOf(CAST.merchant)
    ).send<{ lines: { kind: string; amount: { minor: string } }[] }>('GET', '/statements/today');
    expect(lines.at(-1)).toMatchObject({ kind: 'supplier_payment' });
  });

  it('to nobody by the card of a family', async () => {
    await shop.open('/wallet/merchant/pay');
    const code = shop.page.locator('input[autocapitalize="characters"]');
    await code.fill('hanout:wallet:01890000-0000-7000-8000-00000000dead');
    await shop.page.locator('form button[type="submit"]').first().tap();
    await shop.page.locator('.notice-bad').waitFor();
    expect(shop.page.url()).toMatch(/\/wallet\/merchant\/pay$/);
  });

  it('to notes, and the fee that was shown is the fee that is taken', async () => {
    await shop.open('/wallet/merchant/withdraw');
    await shop.page.locator('input[inputmode="decimal"]').fill('30');
    await shop.page.locator('form button[type="submit"]').tap();
    await shop.page.locator('.pin-keys').waitFor();
    const [amount, fee, total] = await shownAmounts();
    expect([amount, fee, total]).toEqual(['3000', '33', '3033'].map((minor) => amountIn(language, minor)));
    const made = shop.page.waitForResponse('**/api/v1/withdrawal-codes');
    const purchase = await new Purchase(shop).typePin();
    await purchase.confirm.tap();
    const { payment } = (await (await made).json()) as { payment: { fee: { minor: string }; state: string } };
    expect(payment).toMatchObject({ fee: { minor: '33' }, state: 'held' });
    await expect(shop.page.locator('.card .big').first().textContent()).resolves.toMatch(
      /^\d{4}\s\d{4}\s\d{4}$/,
    );
  });
}

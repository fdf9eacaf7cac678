/** Where there is no network: the app opens, what was seen last is there, and nothing claims to be paid. */
import type { Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import { plain } from '../plain';
import type { Stage } from '../stage';
import { countMoves } from '../statement';
import { Purchase, Till } from './shop';

export function describeNoNetwork(stage: Stage, language: Language): void {
  let customer: PhoneInHand;
  beforeAll(async () => {
    customer = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
    await customer.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  });
  afterAll(() => customer?.putDown());
  afterEach(async () => {
    await customer.regainNetwork();
    // What could not be asked meanwhile is no fault here.
    customer.watch.take();
  });

  it('opens, and shows the operations that were seen last, as what they are', async () => {
    const { page } = customer;
    const lines = page.locator('.operations li');
    await customer.open('/wallet/customer/operations');
    await lines.first().waitFor();
    await customer.settle();
    await customer.keepsOperations();
    const seen = (await lines.allTextContents()).map(plain);
    await customer.loseNetwork();
    await customer.open('/wallet/customer/operations');
    await page.locator('.notice-waiting').waitFor();
    await lines.first().waitFor();
    expect((await lines.allTextContents()).map(plain)).toEqual(seen);
  });

  it('opens a screen that was never opened before', async () => {
    await customer.loseNetwork();
    await customer.open('/wallet/customer/card');
    await customer.page.locator('.printed-card svg').waitFor();
  });

  it('keeps a purchase that was never sent through a page that is closed: not paid yet, then paid once', async () => {
    const { page } = customer;
    const { merchantCode } = CAST.merchant;
    const moved = await countMoves(await stage.apiOf(CAST.customer));
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,21' });
    await customer.loseNetwork();
    await purchase.confirm.tap();
    await purchase.notPaidYet.locator('button').waitFor();
    await page.close();

    customer = await customer.anotherTab();
    await customer.open('/wallet/customer/pay');
    const again = new Purchase(customer);
    await again.notPaidYet.locator('button').waitFor();
    expect([await again.paid.count(), await moved('321')]).toEqual([0, 0]);
    await customer.regainNetwork();
    await again.paid.waitFor();
    expect(await moved('321')).toBe(1);
  });

  it('lets a shop write an amount, and gives no code for it', async () => {
    const shop = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.merchant);
    await shop.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await shop.open('/wallet/merchant/day');
    await shop.page.locator('.statement li').first().waitFor();
    await shop.keepsOperations();
    await shop.loseNetwork();
    await shop.open('/wallet/merchant');
    const till = new Till(shop);
    await till.key('9,99');
    await shop.page.locator('.keypad ~ button').first().tap();
    await shop.page.locator('.notice-bad').waitFor();
    expect([await shop.page.locator('svg.qr').count(), await till.paid.count()]).toEqual([0, 0]);
    // The list of the day is there, as what was seen last.
    await shop.open('/wallet/merchant/day');
    await shop.page.locator('.statement li').first().waitFor();
    await shop.regainNetwork();
    await shop.putDown();
  });
}

/** A shop's day beside the till: a sum, a poster, a request, money given back, and what it reads in the evening. */
import type { Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { holdBeforeCamera, readCode } from '../camera';
import { download, PDF } from '../downloads';
import { PhoneInHand } from '../phone-in-hand';
import { amountIn, centimes, plain } from '../plain';
import type { Stage } from '../stage';
import { countMoves, type Moved } from '../statement';
import { askTexts } from '../wallet-words';
import { Purchase, Till } from './shop';

/** The narrower paper of till printers, 58 mm at 96 dots an inch. */
const PAPER = { width: 219, height: 640 };

export function describeShopDay(stage: Stage, language: Language): void {
  let shop: PhoneInHand;
  let customer: PhoneInHand;
  let moved: Moved;
  beforeAll(async () => {
    shop = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.merchant);
    customer = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
    moved = await countMoves(await stage.apiOf(CAST.customer));
  });
  afterAll(async () => {
    await shop?.putDown();
    await customer?.putDown();
  });

  /** The newest stands first. */
  const byPoster = () => shop.page.locator('.statement a', { hasText: '2,31' }).first();
  const amountsIn = async (place: string) =>
    (await shop.page.locator(`${place} .amount`).allTextContents()).map(plain);

  it('adds up on the keypad, and the code is for the sum', async () => {
    await shop.open('/wallet/merchant');
    const till = new Till(shop);
    await till.key('1,50+3×0,25');
    expect(plain(await shop.page.locator('.keypad output').textContent())).toBe(amountIn(language, '225'));
    await stage.buy({ qr: await readCode(await till.showCode()) });
    await till.paid.waitFor();
    expect(plain(await till.paid.textContent())).toContain(amountIn(language, '225'));
    expect(await moved('225')).toBe(1);
  });

  it('gives a receipt, on the paper of a till printer and as a file', async () => {
    const { page } = shop;
    await page.locator('main a[href*="/receipt/"]').tap();
    const receipt = page.locator('.receipt');
    await receipt.waitFor();
    expect(plain(await receipt.locator('.big').textContent())).toBe(amountIn(language, '225'));
    await page.evaluate(() => {
      window.print = () => void Object.assign(window, { hasPrinted: true });
    });
    await page.locator('main > button').tap();
    expect(await page.evaluate(() => 'hasPrinted' in window)).toBe(true);

    const usual = page.viewportSize()!;
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PAPER);
    expect(await receipt.isVisible()).toBe(true);
    expect(await page.locator('.bar, main > button, main > a').filter({ visible: true }).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(usual);
    expect((await download(page, page.locator('main a[download]'))).toString('latin1')).toMatch(PDF);
  });

  it('is paid by the poster on its wall, at the amount that the customer writes', async () => {
    await shop.open('/wallet/merchant/poster');
    const code = shop.page.locator('svg.qr');
    await code.waitFor();
    const poster = await download(shop.page, shop.page.locator('a[href*="format=pdf"]'));
    expect(poster.toString('latin1')).toMatch(PDF);

    await holdBeforeCamera(stage.cameraFile, await code.screenshot());
    const { page } = customer;
    await customer.open('/wallet/customer/pay');
    await page.locator('main > button').first().tap();
    await page.locator('input[inputmode="decimal"]').fill('2,31');
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.pin-keys').waitFor();
    const purchase = await new Purchase(customer).typePin();
    await purchase.confirm.tap();
    await purchase.paid.waitFor();
    expect(await moved('231')).toBe(1);
  });

  it('asks a customer by his number, and hears of his yes', async () => {
    await shop.open('/wallet/merchant/ask');
    await shop.page.locator('input[type="tel"]').fill(CAST.customer.phone);
    await shop.page.locator('form button[type="submit"]').tap();
    await shop.page.locator('.person-name').waitFor();
    // As much of the name as shows that it is she.
    expect(await shop.page.locator('.person-name').textContent()).not.toMatch(/Demnati|الدمناتي/);
    const till = new Till(shop);
    await till.key('2,32');
    await shop.page.locator('.keypad ~ button').first().tap();
    const [, notYet] = askTexts[language].asked.split('{amount}');
    await shop.page.locator('.notice-waiting', { hasText: notYet! }).waitFor();
    expect(await moved('232')).toBe(0);

    await customer.open('/wallet/customer');
    await customer.page.locator('.notice-waiting a').tap();
    await customer.page.locator('.card', { hasText: '2,32' }).locator('button').first().tap();
    await customer.page.locator('.pin-keys').waitFor();
    const yes = await new Purchase(customer).typePin();
    await yes.confirm.tap();
    await yes.paid.waitFor();
    await shop.page.locator('.notice-good', { hasText: '2,32' }).waitFor();
    expect(await moved('232')).toBe(1);
  });

  it('gives back a part, once, and no more than there was', async () => {
    const { page } = shop;
    await shop.open('/wallet/merchant/day');
    await byPoster().tap();
    const give = async (amount: string) => {
      await page.locator('input[inputmode="decimal"]').fill(amount);
      await page.locator('form button[type="submit"]').tap();
      await page.locator('[role="alertdialog"] button').first().tap();
    };
    await give('1,02');
    await page.locator('.notice-good', { hasText: '1,02' }).waitFor();
    await page.locator('.facts .amount', { hasText: '1,02' }).waitFor();
    expect(await moved('102', 'credit')).toBe(1);
    await give('1,30');
    await page.locator('.notice-bad').waitFor();
    expect(await moved('130', 'credit')).toBe(0);
  });

  it('reads its day, which adds up, and takes it along', async () => {
    await shop.open('/wallet/merchant/day');
    await shop.page.locator('.statement li').first().waitFor();
    const [opening, moneyIn, moneyOut, fees, closing] = (await amountsIn('.card .facts')).map(centimes);
    expect(opening! + moneyIn! - moneyOut!).toBe(closing!);
    expect(fees!).toBeLessThanOrEqual(moneyOut!);
    const reference = await byPoster().locator('bdi').first().textContent();
    const [pdf, csv] = [
      await download(shop.page, shop.page.locator('a[href*="format=pdf"]')),
      await download(shop.page, shop.page.locator('a[href*="format=csv"]')),
    ];
    expect(pdf.toString('latin1')).toMatch(PDF);
    expect(csv.toString('utf8')).toContain(reference);
  });

  it('sees by which steps its fees go', async () => {
    await shop.open('/wallet/merchant/fees');
    await shop.page.locator('.step').first().waitFor();
    expect(await shop.page.locator('.step-next').count()).toBeGreaterThan(0);
  });

  it('sees its turnover of the tax year, apart from what it gave back', async () => {
    await shop.open('/wallet/merchant/year');
    await shop.page.locator('.card .facts').first().waitFor();
    const [sales, refunds, turnover] = (await amountsIn('.card >> nth=0 >> .facts')).map(centimes);
    expect(refunds!).toBeGreaterThanOrEqual(102);
    expect(sales! - refunds!).toBe(turnover!);
  });
}

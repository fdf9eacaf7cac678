/** Ten seconds to think better of a transfer: it is on the phone alone, and says so. */
import type { Language } from '@hanout/i18n';
import { PersonApi } from '../../../test/person-api';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import type { Stage } from '../stage';
import { countMoves, type Moved } from '../statement';
import { sendTexts } from '../wallet-words';
import { Purchase } from './shop';

export function describeThinkBetter(stage: Stage, language: Language): void {
  let customer: PhoneInHand;
  let moved: Moved;
  let walletId: string;
  const asked: string[] = [];

  beforeAll(async () => {
    const neighbour = await new PersonApi(stage.platform, CAST.cashier.phone).signIn('code');
    ({ walletId } = await neighbour.send<{ walletId: string }>('GET', '/wallet'));
    customer = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
    moved = await countMoves(await stage.apiOf(CAST.customer));
    customer.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/v1/payments'))
        asked.push(request.url());
    });
  });
  afterAll(() => customer?.putDown());
  beforeEach(() => void asked.splice(0));

  const held = () => customer.page.locator('[role="timer"]');
  const choices = () => customer.page.locator('.card:has([role="timer"]) button');

  async function confirmed(amount: string): Promise<Purchase> {
    const { page } = customer;
    await customer.open(`/wallet/customer/send?wallet=${walletId}`);
    await page.locator('input[inputmode="decimal"]').fill(amount);
    await page.locator('form button[type="submit"]').tap();
    const transfer = await new Purchase(customer).typePin();
    await transfer.confirm.tap();
    await held().waitFor();
    return transfer;
  }

  it('undone: nothing was sent, and the screen says so', async () => {
    const transfer = await confirmed('5,11');
    await choices().first().tap();
    await transfer.notPaidYet.waitFor();
    expect(await customer.page.locator('.notice-waiting').textContent()).toContain(
      sendTexts[language].undone,
    );
    expect([asked, await moved('511')]).toEqual([[], 0]);
  });

  it('sent at once, once', async () => {
    const transfer = await confirmed('5,12');
    expect(asked).toEqual([]);
    expect(await transfer.paid.count()).toBe(0);
    await choices().last().tap();
    await transfer.paid.waitFor();
    expect(await moved('512')).toBe(1);
  });

  it('sent when the time is over', async () => {
    const transfer = await confirmed('5,13');
    await transfer.paid.waitFor();
    expect([asked.length, await moved('513')]).toEqual([1, 1]);
  });

  it('out of sight: it is not sent behind a dark screen', async () => {
    const transfer = await confirmed('5,14');
    await customer.page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await transfer.notPaidYet.waitFor();
    expect(await customer.page.locator('.notice-waiting').textContent()).toContain(sendTexts[language].left);
    expect([asked, await held().count(), await moved('514')]).toEqual([[], 0, 0]);
  });

  it('closed: nothing is sent, nothing is left on the phone, and nothing is claimed', async () => {
    await confirmed('5,15');
    await customer.open(`/wallet/customer/send?wallet=${walletId}`);
    await customer.settle();
    expect(await customer.page.locator('.notice, .paid').count()).toBe(0);
    expect(await customer.keptOf('515')).toEqual([]);
    expect([asked, await moved('515')]).toEqual([[], 0]);
  });
}

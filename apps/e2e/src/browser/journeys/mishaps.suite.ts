/** What happens to people with phones: two taps, a lost network, a closed page, two tabs, a session that is over. One payment, and a screen that says what is. */
import type { Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import type { Stage } from '../stage';
import { countMoves, type Moved } from '../statement';
import { Purchase } from './shop';

const PAYMENTS = '**/api/v1/payments';
const { merchantCode } = CAST.merchant;

export function describeMishaps(stage: Stage, language: Language): void {
  let customer: PhoneInHand;
  let moved: Moved;
  beforeAll(async () => {
    customer = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
    moved = await countMoves(await stage.apiOf(CAST.customer));
  });
  afterAll(() => customer?.putDown());

  it('two taps', async () => {
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,11' });
    await purchase.confirm.evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await purchase.paid.waitFor();
    expect(await moved('311')).toBe(1);
  });

  it('the back button after it was paid', async () => {
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,12' });
    await purchase.confirm.tap();
    await purchase.paid.waitFor();
    await customer.page.goBack();
    await customer.page.goForward();
    await customer.settle();
    expect(await purchase.confirm.count()).toBe(0);
    expect(await moved('312')).toBe(1);
  });

  it('an answer that never comes: not paid yet, then paid once', async () => {
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,13' });
    await customer.page.route(
      PAYMENTS,
      async (route) => {
        // It reached the platform; nobody heard what came of it.
        await route.fetch();
        await route.abort('internetdisconnected');
      },
      { times: 1 },
    );
    await purchase.confirm.tap();
    await purchase.notPaidYet.waitFor();
    expect(await purchase.paid.count()).toBe(0);
    await purchase.paid.waitFor();
    expect(await moved('313')).toBe(1);
    customer.watch.take();
  });

  it('a network that is gone before anything was sent', async () => {
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,14' });
    await customer.loseNetwork();
    await purchase.confirm.tap();
    await purchase.notPaidYet.first().waitFor();
    expect(await purchase.paid.count()).toBe(0);
    expect(await moved('314')).toBe(0);
    await customer.regainNetwork();
    await purchase.paid.waitFor();
    expect(await moved('314')).toBe(1);
    customer.watch.take();
  });

  it('a page that is closed before the answer', async () => {
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,15' });
    let hasReached: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (hasReached = resolve));
    await customer.page.route(
      PAYMENTS,
      async (route) => {
        await route.fetch();
        hasReached();
        await route.abort('internetdisconnected');
      },
      { times: 1 },
    );
    await purchase.confirm.tap();
    await reached;
    await customer.page.reload();
    await customer.open('/wallet/customer/pay');
    await purchase.paid.waitFor();
    expect(await moved('315')).toBe(1);
    customer.watch.take();
  });

  it('two tabs', async () => {
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,16' });
    const other = await customer.anotherTab();
    const otherPurchase = await new Purchase(other).prepare({ merchantCode, amount: '3,16' });
    await Promise.all([purchase.confirm.tap(), otherPurchase.confirm.tap()]);
    await Promise.all([purchase.paid.waitFor(), otherPurchase.paid.waitFor()]);
    expect(await moved('316')).toBe(1);
    await other.page.close();
  });

  it('a session that is over', async () => {
    await customer.putDown();
    customer = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
    const purchase = await new Purchase(customer).prepare({ merchantCode, amount: '3,17' });
    await customer.loseSession();
    await purchase.confirm.tap();
    await customer.page.locator('input[type="tel"]').waitFor();
    expect(await purchase.paid.count()).toBe(0);
    expect(await moved('317')).toBe(0);
  });
}

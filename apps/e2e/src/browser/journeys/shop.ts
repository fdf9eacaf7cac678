import type { Locator } from 'playwright-core';
import { PIN } from '../cast';
import type { PhoneInHand } from '../phone-in-hand';

/** "12,50" on the keypad of the till, and its code. Every tap is counted. */
export class Till {
  taps = 0;

  constructor(private readonly phone: PhoneInHand) {}

  async key(amount: string): Promise<void> {
    const keys = this.phone.page.locator('.keypad-keys');
    for (const sign of amount) await keys.getByText(sign, { exact: true }).tap();
  }

  async showCode(): Promise<Buffer> {
    this.taps += 1;
    await this.phone.page.locator('.keypad ~ button').first().tap();
    const code = this.phone.page.locator('svg.qr');
    await code.waitFor();
    return code.screenshot();
  }

  get paid(): Locator {
    return this.phone.page.locator('.till-paid[role="status"]');
  }
}

/** A customer, or a shop, who pays a shop by the code on its wall, as far as the PIN. */
export class Purchase {
  constructor(private readonly phone: PhoneInHand) {}

  async prepare({
    merchantCode,
    amount,
    from = '/wallet/customer/pay',
  }: {
    merchantCode: string;
    amount: string;
    from?: string;
  }): Promise<this> {
    const { page } = this.phone;
    await this.phone.open(from);
    await page.locator('input[autocapitalize="characters"]').fill(merchantCode);
    await page.locator('form button[type="submit"]').first().tap();
    await page.locator('input[inputmode="decimal"]').fill(amount);
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.pin-keys').waitFor();
    return this.typePin();
  }

  async typePin(): Promise<this> {
    const keys = this.phone.page.locator('.pin-keys');
    for (const digit of PIN) await keys.getByText(digit, { exact: true }).tap();
    return this;
  }

  /** The last tap. */
  get confirm(): Locator {
    return this.phone.page.locator('form:has(.pin-keys) button[type="submit"]');
  }

  get paid(): Locator {
    return this.phone.page.locator('.notice-good .paid');
  }

  get notPaidYet(): Locator {
    return this.phone.page.locator('.notice-waiting');
  }
}

import type { BrowserContext, Page } from 'playwright-core';
import { PersonApi } from '../../test/person-api';
import type { Persona, WalletRole } from './cast';
import { DEVICES } from './devices';
import { LANGUAGE_FACTS, type Language } from '@hanout/i18n';
import type { Stage } from './stage';
import { Watch } from './watch';

const ROLES: readonly WalletRole[] = ['customer', 'merchant', 'cashier', 'agent'];

/** A person with the wallet open on a cheap phone, who does what fingers do. */
export class PhoneInHand {
  private constructor(
    private readonly stage: Stage,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly watch: Watch,
  ) {}

  static async pickUp(stage: Stage, language: Language): Promise<PhoneInHand> {
    const context = await stage.browser.newContext({
      ...DEVICES.phone,
      locale: { ar: 'ar-MA', fr: 'fr-FR', zgh: 'zgh-MA' }[language],
      permissions: ['camera'],
    });
    const page = await context.newPage();
    const watch = await Watch.over(page, stage.origin);
    const phone = new PhoneInHand(stage, context, page, watch);
    await phone.open('/wallet/');
    await phone.speak(language);
    return phone;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.stage.origin}${path}`);
    await this.page.locator('h1').first().waitFor();
  }

  /** By the switch that every screen has. */
  async speak(language: Language): Promise<void> {
    await this.page.locator(`.languages button[lang^="${language}"]`).first().tap();
    await this.page
      .locator(`html[lang^="${language}"][dir="${LANGUAGE_FACTS[language].direction}"]`)
      .waitFor();
  }

  /** Until it stands still: nothing is being read, letters are there. */
  async settle(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForFunction(() => document.querySelector('.waiting, [aria-busy="true"]') === null);
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  async askForCode({ role, phone }: Persona): Promise<void> {
    const { page } = this;
    await page.locator('label:has(input[type="radio"])').nth(ROLES.indexOf(role)).tap();
    await page.locator('input[type="tel"]').fill(phone);
    await page.locator('form button[type="submit"]').tap();
    await page.locator('input[autocomplete="one-time-code"]').waitFor();
  }

  /** Number, code from the SMS, and in. */
  async signIn(persona: Persona): Promise<this> {
    const person = new PersonApi(this.stage.platform, persona.phone);
    const seen = await person.messages();
    await this.askForCode(persona);
    const { page } = this;
    await page
      .locator('input[autocomplete="one-time-code"]')
      .fill(await person.digits(/(?<!\d)\d{6}(?!\d)/, seen));
    await page.locator('form button[type="submit"]').tap();
    await page.waitForURL(`**/wallet/${persona.role}**`);
    return this;
  }

  putDown(): Promise<void> {
    return this.context.close();
  }
}

import type { BrowserContext, Page, Route } from 'playwright-core';
import { PersonApi } from '../../test/person-api';
import type { Persona, WalletRole } from './cast';
import { DEVICES, PATIENCE_MS } from './devices';
import { LANGUAGE_FACTS, type Language } from '@hanout/i18n';
import type { Stage } from './stage';
import { Watch } from './watch';

const ROLES: readonly WalletRole[] = ['customer', 'merchant', 'cashier', 'agent'];

interface Heard {
  soundAt?: number;
  paidAt?: number;
}

/** Runs inside every page. */
function listen(): void {
  const heard: Heard = {};
  Object.assign(globalThis, { heard });
  const begin = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    heard.soundAt ??= Date.now();
    begin.call(this, when);
  };
  new MutationObserver(() => {
    if (document.querySelector('.till-paid')) heard.paidAt ??= Date.now();
  }).observe(document, { childList: true, subtree: true });
}

/** Runs inside the page; it opens no base that the app has not made. */
async function hasKept(): Promise<boolean> {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'hanout')) return false;
  return new Promise((done) => {
    const opening = indexedDB.open('hanout');
    opening.onerror = () => done(false);
    opening.onsuccess = () => {
      const base = opening.result;
      const count = base.transaction('operations').objectStore('operations').count();
      count.onsuccess = () => done(count.result > 0);
      count.onerror = () => done(false);
      base.close();
    };
  });
}

/** Runs inside the page: all that it keeps as text, and the wishes of all wallets that have no answer yet. */
async function allKept(): Promise<string[]> {
  const wishes = await new Promise<{ open?: unknown }[]>((done, fail) => {
    const opening = indexedDB.open('hanout-wishes');
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const all = base.transaction('wishes').objectStore('wishes').getAll();
      all.onsuccess = () => done(all.result as { open?: unknown }[]);
      all.onerror = () => fail(all.error);
      base.close();
    };
  });
  const open = wishes.flatMap((wish) => (wish.open ? [JSON.stringify(wish.open)] : []));
  return [...Object.values<string>({ ...localStorage, ...sessionStorage }), ...open];
}

const API = '**/api/v1/**';
const loseRequest = (route: Route): Promise<void> => route.abort('internetdisconnected');

/** A person with the wallet open on a cheap phone, who does what fingers do. */
export class PhoneInHand {
  private constructor(
    readonly stage: Stage,
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
    context.setDefaultTimeout(PATIENCE_MS);
    // A token may live in the tab; a sound is heard, and what a till shows is timed, where it happens.
    await context.addInitScript(listen);
    const phone = await PhoneInHand.tabOf(stage, context);
    await phone.open('/wallet/');
    await phone.speak(language);
    return phone;
  }

  private static async tabOf(stage: Stage, context: BrowserContext): Promise<PhoneInHand> {
    const page = await context.newPage();
    return new PhoneInHand(stage, context, page, await Watch.over(page, stage.origin));
  }

  /**
   * Of every tab, also one that opens later: a tab that is new to the browser's own switch may send a question before it
   * is told, and loses only the answer.
   */
  async loseNetwork(): Promise<void> {
    await this.context.route(API, loseRequest);
    await this.context.setOffline(true);
  }

  async regainNetwork(): Promise<void> {
    await this.context.unroute(API, loseRequest);
    await this.context.setOffline(false);
  }

  anotherTab(): Promise<PhoneInHand> {
    return PhoneInHand.tabOf(this.stage, this.context);
  }

  /** As when its time is over. */
  async loseSession(): Promise<void> {
    await this.context.clearCookies();
    await this.page.evaluate(() => sessionStorage.clear());
  }

  /** When the page first sounded since it was loaded, in ms since 1970. */
  firstSound(): Promise<number> {
    return this.heard('soundAt');
  }

  /** When "paid" first stood on the screen. */
  paidSince(): Promise<number> {
    return this.heard('paidAt');
  }

  private async heard(what: keyof Heard): Promise<number> {
    const found = await this.page.waitForFunction(
      (name) => (globalThis as unknown as { heard: Heard }).heard[name],
      what,
    );
    return (await found.jsonValue()) ?? 0;
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

  /** Until the operations that are shown lie in the device as well, for when there is no network. */
  async keepsOperations(): Promise<void> {
    await this.page.waitForFunction(hasKept);
  }

  /** What the device keeps that speaks of this amount, in centimes. */
  async keptOf(minor: string): Promise<string[]> {
    return (await this.page.evaluate(allKept)).filter((text) => text.includes(`"${minor}"`));
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

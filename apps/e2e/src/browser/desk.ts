/** The desk of an operator: a browser with the console open, somebody of the staff before it. */
import { randomUUID } from 'node:crypto';
import type { CallerV1, Role } from '@hanout/contracts';
import { LANGUAGE_FACTS, type Language } from '@hanout/i18n';
import { waitFor } from '@hanout/testing';
import type { Locator, Page, Request } from 'playwright-core';
import { TokenForge } from '../../test/forge';
import { DEVICES, PATIENCE_MS } from './devices';
import { press } from './keyboards';
import type { Stage } from './stage';
import { Watch } from './watch';

const HOUR_MS = 3_600_000;
const BUSY = '[aria-busy="true"], .mantine-Loader-root, [data-loading]';

/** One of the first staff, or the role of somebody whom a platform does not begin with. */
export type Sitter = string | { readonly role: Role };

export class Desk {
  private readonly onTheWay = new Set<Request>();
  /** What a browser of no language of ours is shown. */
  private language: Language = 'ar';

  private constructor(
    private readonly stage: Stage,
    readonly page: Page,
    readonly watch: Watch,
  ) {
    page.on('request', (request) => void this.onTheWay.add(request));
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => void this.onTheWay.delete(request));
  }

  /** @param origin under which the gateway is called upon */
  static async open(stage: Stage, origin = stage.origin): Promise<Desk> {
    const context = await stage.browser.newContext(DEVICES.desk);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const desk = new Desk(stage, page, await Watch.over(page, origin));
    await page.goto(`${origin}/console/`);
    return desk;
  }

  /** Somebody of the staff comes, does something in a language, and leaves. */
  static async sitting(
    stage: Stage,
    language: Language,
    who: Sitter,
    work: (desk: Desk) => Promise<void>,
  ): Promise<void> {
    const desk = await Desk.open(stage);
    await desk.speak(language);
    await (typeof who === 'string' ? desk.signIn(who) : desk.sitAs(who.role));
    await work(desk);
    await desk.leave();
  }

  /** One of the first staff of a platform, by name and password. */
  async signIn(username: string, secondFactor = ''): Promise<this> {
    await this.knock(username, secondFactor);
    await this.page.locator('nav a').first().waitFor();
    return this;
  }

  /** The same, whether it opens or not. */
  async knock(username: string, secondFactor = ''): Promise<void> {
    const written = {
      username,
      'current-password': this.stage.platform.secret(`staff.${username}`),
      'one-time-code': secondFactor,
    };
    for (const [field, text] of Object.entries(written))
      await this.page.locator(`input[autocomplete="${field}"]`).fill(text);
    await this.page.locator('form button[type="submit"]').click();
  }

  /** Somebody whom a platform does not begin with: signed in already, as a browser keeps it. */
  async sitAs(role: Role): Promise<this> {
    const staff: CallerV1 = { kind: 'staff', id: randomUUID(), roles: [role] };
    const forge = await TokenForge.of(this.stage.platform.secret('identity.signing'));
    const { hostname } = new URL(this.stage.origin);
    await this.page.context().addCookies([
      {
        name: 'hanout-console-access',
        value: await forge.tokenOf(staff),
        domain: hostname,
        path: '/api/v1',
        httpOnly: true,
        sameSite: 'Strict',
      },
    ]);
    const session = JSON.stringify({
      staffId: staff.id,
      roles: staff.roles,
      endsAt: new Date(Date.now() + HOUR_MS).toISOString(),
    });
    await this.page.evaluate((kept) => localStorage.setItem('hanout.console.session', kept), session);
    await this.page.reload();
    await this.page.locator('nav a').first().waitFor();
    return this;
  }

  async speak(language: Language): Promise<void> {
    await this.page.getByText(LANGUAGE_FACTS[language].name, { exact: true }).first().click();
    await this.page.locator(`html[lang^="${language}"]`).waitFor();
    this.language = language;
  }

  /** A letter of the shortcuts, on a keyboard that writes the language. */
  press(letter: string): Promise<void> {
    return press(this.page, this.language, letter);
  }

  /** `/payments/…`, as if it had been typed. */
  async goTo(path: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), path);
    await this.settle();
  }

  /** Until nothing is on its way any more, and what came is drawn. */
  async settle(): Promise<void> {
    do {
      await this.page.evaluate(twoFrames);
      await waitFor(() => this.onTheWay.size === 0, { timeoutMs: PATIENCE_MS, what: 'all answers' });
      await this.page.waitForFunction((busy) => document.querySelector(busy) === null, BUSY);
      await this.page.evaluate(twoFrames);
    } while (this.onTheWay.size > 0);
  }

  /** By all of its name: in one language or another, what one button says is part of what others do. */
  button(name: string, within: Locator = this.page.locator('body')): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  table(name: string): Locator {
    return this.page.getByRole('table', { name, exact: true });
  }

  /** The row of a list that has all of these words in it. */
  row(...words: readonly string[]): Locator {
    return words.reduce((rows, hasText) => rows.filter({ hasText }), this.page.getByRole('row'));
  }

  /** The value of a number that matters. */
  figure(label: string): Locator {
    const named = this.page.getByText(label, { exact: true });
    return this.page.locator('.figure').filter({ has: named }).locator('.figure-value');
  }

  /** A dialog is answered, field by its name, and gone. */
  async answer(fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    for (const [name, value] of Object.entries(fields)) await dialog.locator(`[name="${name}"]`).fill(value);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached' }).catch(async (late: Error) => {
      throw new Error(`${late.message}\nIt says: ${await dialog.innerText()}`, { cause: late });
    });
    await this.settle();
  }

  leave(): Promise<void> {
    return this.page.context().close();
  }
}

/** Runs inside the page: whoever was told something has drawn it, and asked for what it needs. */
function twoFrames(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

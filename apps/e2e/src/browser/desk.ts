/** The desk of an operator: a browser with the console open, somebody of the staff before it. */
import { randomUUID } from 'node:crypto';
import type { CallerV1, Role } from '@hanout/contracts';
import { LANGUAGE_FACTS, type Language } from '@hanout/i18n';
import { waitFor } from '@hanout/testing';
import type { Page, Request } from 'playwright-core';
import { TokenForge } from '../../test/forge';
import { DEVICES, PATIENCE_MS } from './devices';
import type { Stage } from './stage';
import { Watch } from './watch';

const HOUR_MS = 3_600_000;
const BUSY = '[aria-busy="true"], .mantine-Loader-root, [data-loading]';

/** One of the first staff, or the role of somebody whom a platform does not begin with. */
export type Sitter = string | { readonly role: Role };

export class Desk {
  private readonly onTheWay = new Set<Request>();

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

  /** Somebody of the staff does something in French, and leaves. */
  static async sitting(stage: Stage, who: Sitter, work: (desk: Desk) => Promise<void>): Promise<void> {
    const desk = await Desk.open(stage);
    await (typeof who === 'string' ? desk.signIn(who) : desk.sitAs(who.role));
    await desk.speak('fr');
    await work(desk);
    await desk.leave();
  }

  /** One of the first staff of a platform, by name and password. */
  async signIn(username: string): Promise<this> {
    await this.page.locator('input[autocomplete="username"]').fill(username);
    await this.page
      .locator('input[autocomplete="current-password"]')
      .fill(this.stage.platform.secret(`staff.${username}`));
    await this.page.locator('form button[type="submit"]').click();
    await this.page.locator('nav a').first().waitFor();
    return this;
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

  /** A dialog is answered, field by its label, and gone. */
  async answer(fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
    await dialog.getByRole('button', { name: 'Envoyer' }).click();
    await dialog.waitFor({ state: 'detached' });
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

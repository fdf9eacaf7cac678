/** The desk of an operator: a browser with the console open, somebody of the staff before it. */
import { randomUUID } from 'node:crypto';
import type { CallerV1, Role } from '@hanout/contracts';
import { LANGUAGE_FACTS, type Language } from '@hanout/i18n';
import type { Page } from 'playwright-core';
import { TokenForge } from '../../test/forge';
import { DEVICES } from './devices';
import type { Stage } from './stage';
import { Watch } from './watch';

const HOUR_MS = 3_600_000;
const BUSY = '[aria-busy="true"], .mantine-Loader-root, [data-loading]';

export class Desk {
  private constructor(
    private readonly stage: Stage,
    readonly page: Page,
    readonly watch: Watch,
  ) {}

  static async open(stage: Stage): Promise<Desk> {
    const context = await stage.browser.newContext(DEVICES.desk);
    const page = await context.newPage();
    const desk = new Desk(stage, page, await Watch.over(page, stage.origin));
    await page.goto(`${stage.origin}/console/`);
    return desk;
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

  /** Until nothing is on its way any more. */
  async settle(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.waitForFunction((busy) => document.querySelector(busy) === null, BUSY);
  }

  leave(): Promise<void> {
    return this.page.context().close();
  }
}

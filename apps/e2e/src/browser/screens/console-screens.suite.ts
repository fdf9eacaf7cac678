/** Every page of the console that a role's menu leads to, in every language, at a desk. */
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '@hanout/i18n';
import type { Page } from 'playwright-core';
import { screenProblems } from '../checks';
import { DEVICES } from '../devices';
import { Gallery } from '../gallery';
import type { Stage } from '../stage';
import { Watch } from '../watch';

/** The first staff of a platform; nobody has two jobs that check each other. */
const STAFF = ['officer', 'finance-1', 'auditor', 'admin'] as const;
const DEVICE = 'desk';

export function describeConsoleScreens(stage: Stage): void {
  const gallery = new Gallery('console', DEVICE);
  beforeAll(() => gallery.clear());
  afterAll(async () => {
    process.stdout.write(`Look at: ${(await gallery.hang()).join(', ')}\n`);
  });

  const sit = async (): Promise<{ page: Page; watch: Watch }> => {
    const context = await stage.browser.newContext(DEVICES[DEVICE]);
    const page = await context.newPage();
    const watch = await Watch.over(page, stage.origin);
    await page.goto(`${stage.origin}/console/`);
    return { page, watch };
  };
  const speak = async (page: Page, language: Language): Promise<void> => {
    await page.getByText(LANGUAGE_FACTS[language].name, { exact: true }).first().click();
    await page.locator(`html[lang^="${language}"]`).waitFor();
  };
  const look = async (
    { page, watch }: { page: Page; watch: Watch },
    { screen, language }: { screen: string; language: Language },
  ): Promise<string[]> => {
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="true"], .mantine-Loader-root, [data-loading]') === null,
    );
    await gallery.take(page, { screen, language });
    const problems = await screenProblems(page, { language, device: DEVICE });
    return [...problems, ...watch.take()].map((problem) => `${screen}: ${problem}`);
  };

  it.each(LANGUAGES)('signing in: %s', async (language) => {
    const desk = await sit();
    await speak(desk.page, language);
    expect(await look(desk, { screen: 'sign-in', language })).toEqual([]);
    await desk.page.context().close();
  });

  describe.each(STAFF)('of %s', (username) => {
    let desk: { page: Page; watch: Watch };
    beforeAll(async () => {
      desk = await sit();
      await desk.page.locator('input[autocomplete="username"]').fill(username);
      await desk.page
        .locator('input[autocomplete="current-password"]')
        .fill(stage.platform.secret(`staff.${username}`));
      await desk.page.locator('form button[type="submit"]').click();
      await desk.page.locator('nav a').first().waitFor();
    });
    afterAll(() => desk?.page.context().close());

    it.each(LANGUAGES)('%s', async (language) => {
      await speak(desk.page, language);
      const problems: string[] = [];
      const links = desk.page.locator('nav a[href]');
      for (let place = 0; place < (await links.count()); place += 1) {
        const link = links.nth(place);
        const name = ((await link.getAttribute('href')) ?? '').replace(/^.*[#/]+/, '');
        await link.click();
        problems.push(...(await look(desk, { screen: `${username}-${name || 'home'}`, language })));
      }
      expect(problems).toEqual([]);
    });
  });
}

/** Every page of the console that a role's menu leads to, and what lies behind them, in every language, at a desk. */
import { LANGUAGES, type Language } from '@hanout/i18n';
import { screenProblems } from '../checks';
import { Desk } from '../desk';
import { Gallery } from '../gallery';
import type { Stage } from '../stage';
import { bringWork, VISITS, type Visit } from './console-visits';

/** The first staff of a platform; nobody has two jobs that check each other. */
const STAFF = ['officer', 'finance-1', 'auditor', 'admin'] as const;
const SITTERS = [...new Map(VISITS.map(({ by }) => [sitterOf(by), by])).values()];

function sitterOf(by: Visit['by']): string {
  return typeof by === 'string' ? by : by.role;
}

export function describeConsoleScreens(stage: Stage): void {
  const gallery = new Gallery('console', 'desk');
  beforeAll(async () => {
    gallery.clear();
    await bringWork(stage);
  });
  afterAll(async () => {
    process.stdout.write(`Look at: ${(await gallery.hang()).join(', ')}\n`);
  });

  const look = async (desk: Desk, screen: string, language: Language): Promise<string[]> => {
    await desk.settle();
    await gallery.take(desk.page, { screen, language });
    const problems = await screenProblems(desk.page, { language, device: 'desk' });
    return [...problems, ...desk.watch.take()].map((problem) => `${screen}: ${problem}`);
  };

  it.each(LANGUAGES)('signing in: %s', async (language) => {
    const desk = await Desk.open(stage);
    await desk.speak(language);
    expect(await look(desk, 'sign-in', language)).toEqual([]);
    await desk.leave();
  });

  it('stays signed in after a reload and in another tab, with nothing a script could take', async () => {
    const desk = await (await Desk.open(stage)).signIn('auditor');
    await desk.page.reload();
    await desk.page.locator('nav a').first().waitFor();
    const second = await desk.page.context().newPage();
    await second.goto(`${stage.origin}/console/#/audit`);
    await second.locator('nav a').first().waitFor();
    const seen = await second.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }]));
    expect(seen).not.toMatch(/eyJ|access|refresh/i);
    expect(
      (await desk.page.context().cookies(`${stage.origin}/api/v1/`)).map(({ httpOnly }) => httpOnly),
    ).toEqual([true, true]);
    await desk.page.locator('header button').last().click();
    await second.locator('input[autocomplete="username"]').waitFor();
    await desk.leave();
  });

  describe.each(STAFF)('of %s', (username) => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await (await Desk.open(stage)).signIn(username);
    });
    afterAll(() => desk?.leave());

    it.each(LANGUAGES)('%s', async (language) => {
      await desk.speak(language);
      const problems: string[] = [];
      const links = desk.page.locator('nav a[href]');
      for (let place = 0; place < (await links.count()); place += 1) {
        const link = links.nth(place);
        const name = ((await link.getAttribute('href')) ?? '').replace(/^.*[#/]+/, '');
        await link.click();
        problems.push(...(await look(desk, `${username}-${name || 'home'}`, language)));
      }
      expect(problems).toEqual([]);
    });
  });

  describe.each(SITTERS.map((by) => [sitterOf(by), by] as const))('behind the menu, by %s', (sitter, by) => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await Desk.open(stage);
      if (typeof by === 'string') await desk.signIn(by);
      else await desk.sitAs(by.role);
    });
    afterAll(() => desk?.leave());

    it.each(LANGUAGES)('%s', async (language) => {
      const problems: string[] = [];
      for (const { name, show } of VISITS.filter((visit) => sitterOf(visit.by) === sitter)) {
        await desk.page.keyboard.press('Escape');
        await desk.speak(language);
        await show(desk, stage);
        problems.push(...(await look(desk, `${sitter}-${name}`, language)));
      }
      expect(problems).toEqual([]);
    });
  });
}

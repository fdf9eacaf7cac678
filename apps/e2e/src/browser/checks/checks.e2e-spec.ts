import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../chromium';
import { DEVICES } from '../devices';
import { Watch } from '../watch';
import { BAD_PAGE, GOOD_PAGE } from './checks.page';
import { screenProblems } from './index';

jest.setTimeout(300_000);

/** Checks that find nothing on a bad page would let everything through. */
describe('what every screen is held to', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await (await browser.newContext(DEVICES.phone)).newPage();
  });
  afterAll(() => browser?.close());

  it('finds each fault of a bad page', async () => {
    await page.setContent(BAD_PAGE);
    const problems = await screenProblems(page, { language: 'ar', device: 'phone' });
    for (const expected of [
      /^small target, 20×20 px: <button> "x"/,
      /^leaves its box: <p> "50 000,00/,
      /^broken word: المستعملون/,
      /^cut: <div> "نص طويل/,
      /^overlapping targets: <button> "واحد" and <button> "اثنان"/,
      /^not ar: Hello \(h1\)/,
      /^axe image-alt/,
      /^large text: does not grow: "صغير"/,
      /^320 px: scrolls sideways/,
    ])
      expect(problems).toContainEqual(expect.stringMatching(expected));
    expect(problems.filter((problem) => /^not .*(?:Fatima|Français|PIN)/.test(problem))).toEqual([]);
  });

  it('finds the language and the direction of another', async () => {
    await page.setContent(GOOD_PAGE);
    const problems = await screenProblems(page, { language: 'zgh', device: 'phone' });
    expect(problems).toEqual(
      expect.arrayContaining([
        'direction is "rtl", not ltr',
        'language is "ar", not zgh',
        'not zgh: اليوم (h1)',
      ]),
    );
  });

  it('finds nothing on a good one', async () => {
    await page.setContent(GOOD_PAGE);
    expect(await screenProblems(page, { language: 'ar', device: 'phone' })).toEqual([]);
  });

  it('hears of other hosts, of what the policy stopped and of errors', async () => {
    const tab = await page.context().newPage();
    const watch = await Watch.over(tab, 'http://127.0.0.1:9');
    const html = `<script src="https://example.com/a.js"></script><img src="http://127.0.0.1:9/b.png">`;
    await tab.route('http://127.0.0.1:9/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': "default-src 'self'" },
        body: html,
      }),
    );
    await tab.goto('http://127.0.0.1:9/');
    await tab.evaluate(() => setTimeout(() => console.error('broken')));
    await tab
      .evaluate(() =>
        setTimeout(() => {
          throw new Error('thrown');
        }),
      )
      .catch(() => undefined);
    await tab.waitForTimeout(200);
    const seen = watch.take([/favicon/]).join('\n');
    expect(seen).toContain('policy: script-src-elem stopped https://example.com/a.js');
    expect(seen).toContain('console: broken');
    expect(seen).toContain('error: thrown');
    expect(seen).toContain('another host: https://example.com/a.js');
  });
});

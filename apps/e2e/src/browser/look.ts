/**
 * One page of a running platform, looked at: a picture, and what is wrong with it. For whoever builds a screen:
 * `node dist/apps/e2e/src/browser/look.js --url http://127.0.0.1:8080/wallet/ --language ar --out tmp/look.png`
 */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { screenProblems } from './checks';
import { launchBrowser } from './chromium';
import { DEVICES, type Device } from './devices';
import type { Language } from '@hanout/i18n';
import { Watch } from './watch';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080/wallet/' },
      language: { type: 'string', default: 'ar' },
      device: { type: 'string', default: 'phone' },
      out: { type: 'string', default: 'tmp/look.png' },
      dark: { type: 'boolean', default: false },
      /** Done in the page before the picture, as JavaScript. */
      do: { type: 'string', multiple: true, default: [] },
    },
  });
  const device = values.device as Device;
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      ...DEVICES[device],
      colorScheme: values.dark ? 'dark' : 'light',
    });
    const page = await context.newPage();
    const watch = await Watch.over(page, values.url);
    await page.goto(values.url, { waitUntil: 'networkidle' });
    for (const script of values.do) {
      await page.evaluate(script);
      await page.waitForLoadState('networkidle');
    }
    const out = resolve(values.out);
    mkdirSync(dirname(out), { recursive: true });
    await page.screenshot({ path: out });
    const problems = await screenProblems(page, { language: values.language as Language, device });
    process.stdout.write([out, ...problems, ...watch.take(), ''].join('\n'));
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

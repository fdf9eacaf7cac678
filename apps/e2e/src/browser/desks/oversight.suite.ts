/** What an auditor does: finds a payment and reads its life, takes lists along, follows a decision into the sealed trail, and sees that all is well. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { consoleWords } from '../console-words';
import { Desk } from '../desk';
import { download } from '../downloads';
import { plain } from '../plain';
import type { Stage } from '../stage';

const ROOT = join(__dirname, '..', '..', '..', '..', '..');
const NETWORKS_ALL = 6;

export function describeOversight(stage: Stage, language: Language): void {
  const { common, oversight, payments, states } = consoleWords(language);
  const sitting = (work: (desk: Desk) => Promise<void>) => Desk.sitting(stage, language, 'auditor', work);

  it('finds a payment by its shop and amount, and by its reference, and reads its life', () =>
    sitting(async (desk) => {
      const { page } = desk;
      await desk.goTo('/payments');
      await page.locator('input[name="text"]').fill(CAST.merchant.merchantCode);
      await page.locator('input[name="amount"]').fill('20.50');
      await page.locator('[role="search"] button[type="submit"]').click();
      const row = page.locator('tr.opens');
      const isFound = () => page.waitForFunction(() => document.querySelectorAll('tr.opens').length === 1);
      await isFound();
      const reference = plain(await row.locator('td').first().textContent());
      await row.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/#/payments/${stage.paymentId}`);
      await page.locator('svg.lanes .moment').first().waitFor();
      const life = desk.table(payments.timeline).locator('tbody tr');
      expect(await page.locator('svg.lanes .moment').count()).toBe(await life.count());

      await desk.goTo('/payments');
      await page.locator('input[name="text"]').fill(reference);
      await page.locator('[role="search"] button[type="submit"]').click();
      await isFound();
      expect(plain(await row.locator('td').first().textContent())).toBe(reference);
    }));

  it('takes a list along, as spreadsheets here read it', () =>
    sitting(async (desk) => {
      const { page } = desk;
      await desk.goTo('/payments');
      await page.locator('tr.opens').first().waitFor();
      await desk.settle();
      const shown = await page.locator('tr.opens').count();
      const csv = (await download(page, desk.button(common.export))).toString();
      const lines = csv.trimEnd().split('\r\n');
      expect(csv.startsWith('\ufeff')).toBe(true);
      expect(lines[0]).toContain(`${payments.reference};`);
      expect(lines).toHaveLength(shown + 1);
    }));

  it('has the ledger prove itself', () =>
    sitting(async (desk) => {
      const { page } = desk;
      await desk.goTo('/ledger');
      await desk.press('b');
      await page.getByText(oversight.holds).waitFor();
      expect(await page.locator('.figure[data-tone="bad"]').count()).toBe(0);
      expect(plain(await desk.figure(oversight.sum).textContent())).toMatch(/^0,00 /);
    }));

  it('reads who did what, in a trail whose chain holds', () =>
    sitting(async (desk) => {
      const { page } = desk;
      await desk.goTo('/audit');
      await page.getByLabel(oversight.service, { exact: true }).selectOption('fees');
      const approved = page.getByRole('row', { name: /fees\.approve-schedule/ });
      await approved.first().waitFor();
      const verified = execFileSync(
        process.execPath,
        [
          join(ROOT, 'dist/libs/audit/src/verification/main.js'),
          ...['--data', stage.platform.dataDir, '--only', 'fees'],
        ],
        { encoding: 'utf8' },
      );
      expect(verified).toMatch(/✓ fees: /);
    }));

  it('sees every network answer', () =>
    sitting(async (desk) => {
      const { page } = desk;
      await desk.goTo('/health');
      const rows = desk.table(oversight.networks).locator('tbody tr');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(NETWORKS_ALL);
      await page.waitForFunction((silent) => !document.body.innerText.includes(silent), oversight.silent);
      await desk.figure(states.delivered).waitFor();
    }));
}

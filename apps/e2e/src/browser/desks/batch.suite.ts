/** A batch of grants from its files to its report: brought twice, approved by two, tried too early, funded, paid once. */
import { join } from 'node:path';
import { NETWORKS, type PayeesV1, type PeopleEnrolledV1 } from '@hanout/contracts';
import { LANGUAGES, type Language } from '@hanout/i18n';
import { TokenForge } from '../../../test/forge';
import { CutRoster } from '../../../test/roster-folder';
import { Api } from '../../access/api';
import { networkClient } from '../../access/people';
import { CAST } from '../cast';
import { consoleWords } from '../console-words';
import { Desk } from '../desk';
import { PhoneInHand } from '../phone-in-hand';
import { plain } from '../plain';
import type { Stage } from '../stage';

const HOUSEHOLDS = 30;
const FILES = ['households', 'pupils', 'absences'] as const;

export function describeBatch(stage: Stage, language: Language): void {
  const { common, liquidity, programmes } = consoleWords(language);
  let roster: CutRoster;
  beforeAll(() => {
    // Other families in each language: the same files are the same batch.
    roster = new CutRoster(HOUSEHOLDS, { after: HOUSEHOLDS * LANGUAGES.indexOf(language) });
  });
  afterAll(() => roster.remove());
  let address = '';
  const sitting = (who: string, work: (desk: Desk) => Promise<void>) =>
    Desk.sitting(stage, language, who, async (desk) => {
      if (address !== '') await desk.goTo(address);
      await work(desk);
    });
  const bring = async (desk: Desk) => {
    const { page } = desk;
    await desk.goTo('/programmes');
    for (const file of FILES)
      await page.locator(`input[name="${file}"]`).setInputFiles(join(roster.folder, `${file}.csv`));
    await desk.button(programmes.sendAll).click();
    await page.waitForURL(/#\/programmes\/[0-9a-f-]{36}$/);
    return new URL(page.url()).hash.slice(1);
  };

  it('is brought in and judged; the same files again are the same batch', () =>
    sitting('officer', async (desk) => {
      address = await bring(desk);
      await desk.page.getByText('0 / 2', { exact: true }).waitFor();
      await desk.figure(programmes.lines).getByText(String(HOUSEHOLDS), { exact: true }).waitFor();
      expect(await bring(desk)).toBe(address);
      await desk.page.getByText('0 / 2', { exact: true }).waitFor();
      // Who brought it does not approve it.
      expect(await desk.button(programmes.approve).count()).toBe(0);
    }));

  it('is approved by two people', async () => {
    for (const [place, username] of ['approver-1', 'approver-2'].entries())
      await sitting(username, async (desk) => {
        await desk.button(programmes.approve).click();
        await desk.answer();
        await desk.page.getByText(`${place + 1} / 2`, { exact: true }).waitFor();
        expect(await desk.button(programmes.approve).count()).toBe(0);
      });
  });

  it('is foreseen where its families will ask for notes', async () => {
    await Desk.sitting(stage, language, 'finance-1', async (desk) => {
      await desk.goTo('/liquidity');
      const tiles = desk.page.locator('svg.map [role="button"]');
      await tiles.first().waitFor();
      const said = plain(await tiles.first().getAttribute('aria-label'));
      expect(said).toMatch(new RegExp(liquidity.tile.replace(/\{\w+\}/g, '.+')));
      expect(said).toMatch(/\d %/);
      await tiles.first().focus();
      await desk.page.keyboard.press('Enter');
      await desk.page.locator('svg.map [aria-pressed="true"]').waitFor();
      await desk.table(liquidity.agents).locator('tbody tr').first().waitFor();
    });
    const agent = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.agent);
    await agent.open('/wallet/agent/plan');
    await agent.settle();
    await agent.page.locator('.grant .meters, main > .soft').first().waitFor();
    await agent.putDown();
  });

  it('is not paid before its wallets and its money are there, and once when they are', async () => {
    await sitting('officer', async (desk) => {
      const { page } = desk;
      await desk.button(programmes.disburse).click();
      const dialog = page.getByRole('dialog');
      await desk.button(common.send, dialog).click();
      await dialog.getByRole('alert').getByText('programmes.wallets_missing').waitFor();
      await enrolPayees(stage, address.replace('/programmes/', ''));
      const refused = dialog.getByRole('alert').getByText('programmes.fund_too_small');
      // Each time the same wish: the programme hears of the wallets one by one.
      for (let isHeard = false; !isHeard;) {
        await desk.button(common.retry, dialog).click();
        await desk.settle();
        isHeard = await refused.isVisible();
      }

      await sitting('finance-1', async (funding) => {
        await funding.button(programmes.fund).click();
        await funding.answer({ bankReference: `TRESOR-${address.slice(-12)}` });
      });
      await desk.button(common.retry, dialog).click();
      await dialog.waitFor({ state: 'detached' });
      const progress = page.locator('section', { hasText: programmes.wallets });
      await progress.waitFor();
      await page.locator('.mantine-Stepper-stepIcon[data-completed]').nth(4).waitFor();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.mantine-Progress-section')].every(
          (bar) => bar.getAttribute('aria-valuenow') === '100',
        ),
      );
      expect(await desk.button(programmes.disburse).count()).toBe(0);
    });
  });

  it('has a report, line by line and family by family', () =>
    sitting('auditor', async (desk) => {
      for (const part of [programmes.byProvince, programmes.byNetwork, programmes.counts])
        await desk.table(part).locator('tbody tr').first().waitFor();
    }));
}

/** Each network opens wallets for the payees who chose it. */
async function enrolPayees({ platform }: Stage, rosterId: string): Promise<void> {
  const api = new Api(platform.gatewayUrl, await TokenForge.of(platform.secret('identity.signing')));
  for (const network of NETWORKS) {
    const client = networkClient(network);
    const { items } = await api.ok<PayeesV1>(client, 'GET', `/programmes/rosters/${rosterId}/payees`);
    const people = items.map(({ idcs, nameAr, nameFr, phone, cin, language }) => ({
      ...{ enrolmentId: `idcs:${idcs}`, nameAr, nameFr, phone, cin, language, tier: 2 },
      references: [{ scheme: 'idcs', value: idcs }],
    }));
    if (people.length > 0) await api.ok<PeopleEnrolledV1>(client, 'POST', '/enrolments', { people });
  }
}

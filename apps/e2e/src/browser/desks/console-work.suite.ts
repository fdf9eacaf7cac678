/** What people do at the console, done: by the keyboard, and with a second person where one is asked for. */
import { dayOf } from '@hanout/i18n';
import { CAST } from '../cast';
import { Desk, type Sitter } from '../desk';
import { bringWork } from '../screens/console-visits';
import type { Stage } from '../stage';

const SOURCE = 'Décision du comité tarifaire';

export function describeConsoleWork(stage: Stage): void {
  const sitting = (who: Sitter, work: (desk: Desk) => Promise<void>) => Desk.sitting(stage, who, work);

  beforeAll(() => bringWork(stage));

  it('is walked without a mouse', () =>
    sitting('auditor', async ({ page }) => {
      await page.keyboard.press('g');
      await page.keyboard.press('j');
      await page.waitForURL('**/#/ledger');
      await page.locator('main [role="search"] input').waitFor();
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('id');
      // What is typed into a field is no shortcut.
      await page.keyboard.type('gp');
      expect(page.url()).toMatch(/#\/ledger$/);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await page.waitForURL('**/#/payments');
    }));

  it('follows a payment into the ledger, down to the account of the shop', () =>
    sitting('auditor', async (desk) => {
      await desk.goTo(`/payments/${stage.paymentId}`);
      await desk.page.getByRole('link', { name: 'Dans le grand livre' }).click();
      await desk.page.getByRole('heading', { name: 'Débits et crédits' }).waitFor();
      await desk.settle();
      const legs = desk.page.locator('tbody tr');
      await legs.first().locator('a').last().click();
      await desk.page.getByRole('heading', { name: 'Écritures' }).waitFor();
      await desk.settle();
      const { payerWalletId, payeeWalletId } = await partiesOf(desk, stage.paymentId);
      const shown = await desk.page.locator('main').innerText();
      expect(shown).toContain(payeeWalletId);
      expect(shown).toContain(payerWalletId.slice(0, 8));
    }));

  it('finds whoever calls by the number, and the payments from there', () =>
    sitting('auditor', async (desk) => {
      const { page } = desk;
      await desk.goTo('/payments');
      const number = `0${CAST.customer.phone.slice(4)}`;
      await page.locator('main [role="search"] input[name="text"]').fill(number);
      await page.locator('main [role="search"] button[type="submit"]').click();
      await page.waitForURL('**/#/people');
      await desk.settle();
      // The address says nothing of whom it is about.
      expect(decodeURIComponent(page.url())).not.toContain(CAST.customer.phone.slice(4));
      await page.getByRole('button', { name: 'Ses paiements' }).first().click();
      await page.waitForURL(/#\/payments$/);
      await desk.settle();
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('textbox').fill('06 99 99 99 99');
      await page.keyboard.press('Enter');
      await page.getByText('Personne n’a ce numéro ici.').waitFor();
    }));

  it('proposes a price in a form, which a second person publishes', async () => {
    let address = '';
    await sitting('finance-1', async (desk) => {
      const { page } = desk;
      await desk.goTo('/fees/new');
      await page.getByLabel(/^Dès le/).fill('2027-03-01');
      await page.getByLabel(/^Source/).fill(SOURCE);
      await page.getByRole('button', { name: 'Proposer un barème' }).click();
      await page.waitForURL(/#\/fees\/[0-9a-f-]{36}$/);
      address = new URL(page.url()).hash.slice(1);
      await page.getByRole('row', { name: new RegExp(`Proposé.*${SOURCE}`) }).waitFor();
      // Nobody publishes what he proposed himself.
      expect(await page.getByRole('button', { name: 'Approuver et publier' }).count()).toBe(0);
    });
    await sitting('finance-2', async (desk) => {
      const { page } = desk;
      await desk.goTo(address);
      // Tried on the past before it is anybody's price.
      await page.getByRole('button', { name: 'Simuler' }).click();
      // Of whole days: today is not over yet.
      const yesterday = dayOf(new Date(Date.now() - 86_400_000));
      await desk.answer({ Du: yesterday, Au: yesterday });
      for (const what of ['Avant', 'Après'])
        await page.locator('.figure', { hasText: what }).locator('.amount, bdi').first().waitFor();
      await page.getByRole('button', { name: 'Approuver et publier' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
      await page.getByRole('row', { name: new RegExp(`Publié.*${SOURCE}`) }).waitFor();
    });
  });

  it('answers a family within its days', () =>
    sitting('officer', async (desk) => {
      const { page } = desk;
      await desk.goTo('/complaints');
      await page
        .getByText(/reste .*\d+.* j/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Répondre' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^Réponse/).fill('Montant vérifié : deux mois n’ont pas été retenus.');
      await dialog.getByRole('button', { name: 'Envoyer' }).click();
      await dialog.waitFor({ state: 'detached' });
      await desk.settle();
      expect(await page.getByRole('button', { name: 'Répondre' }).count()).toBe(0);
    }));
}

/** As the API tells the page. */
function partiesOf(
  { page }: Desk,
  paymentId: string,
): Promise<{ payerWalletId: string; payeeWalletId: string }> {
  return page.evaluate(async (id) => {
    const headers = { 'x-hanout-web': 'console' };
    const { reference } = (await (await fetch(`/api/v1/payments/${id}/timeline`, { headers })).json()) as {
      reference: string;
    };
    const found = await (await fetch(`/api/v1/payments?reference=${reference}`, { headers })).json();
    return (found as { items: { payerWalletId: string; payeeWalletId: string }[] }).items[0]!;
  }, paymentId);
}

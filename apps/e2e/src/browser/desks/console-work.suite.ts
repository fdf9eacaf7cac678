/** What people do at the console, done: by the keyboard, and with a second person where one is asked for. */
import { dayOf, type Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { consoleWords } from '../console-words';
import { Desk, type Sitter } from '../desk';
import { complain } from '../screens/console-visits';
import type { Stage } from '../stage';
import { FAMILIES } from './families';

/** Two prices of the same are not in force from the same day. */
const PRICED_FROM: Readonly<Record<Language, string>> = {
  ar: '2027-03-01',
  fr: '2027-04-01',
  zgh: '2027-05-01',
};

export function describeConsoleWork(stage: Stage, language: Language): void {
  const { complaints, fees, oversight, payments, people, states } = consoleWords(language);
  const sitting = (who: Sitter, work: (desk: Desk) => Promise<void>) =>
    Desk.sitting(stage, language, who, work);

  it('is walked without a mouse', () =>
    sitting('auditor', async (desk) => {
      const { page } = desk;
      await desk.press('g');
      await desk.press('j');
      await page.waitForURL('**/#/ledger');
      await page.locator('main [role="search"] input').waitFor();
      await desk.press('/');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('id');
      // What is typed into a field is no shortcut.
      await desk.press('g');
      await desk.press('p');
      expect(page.url()).toMatch(/#\/ledger$/);
      await page.keyboard.press('Escape');
      await desk.press('?');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await desk.press('g');
      await desk.press('p');
      await page.waitForURL('**/#/payments');
    }));

  it('follows a payment into the ledger, down to the account of the shop', () =>
    sitting('auditor', async (desk) => {
      await desk.goTo(`/payments/${stage.paymentId}`);
      await desk.page.getByRole('link', { name: payments.inLedger }).click();
      await desk.table(oversight.legs).waitFor();
      await desk.settle();
      const legs = desk.page.locator('tbody tr');
      await legs.first().locator('a').last().click();
      await desk.table(oversight.entries).waitFor();
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
      await desk.button(people.itsPayments).first().click();
      await page.waitForURL(/#\/payments$/);
      await desk.settle();
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('textbox').fill('06 99 99 99 99');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('identity.nobody_by_number').waitFor();
    }));

  it('proposes a price in a form, which a second person publishes', async () => {
    let address = '';
    const source = `Décision du comité tarifaire (${language})`;
    await sitting('finance-1', async (desk) => {
      const { page } = desk;
      await desk.goTo('/fees/new');
      await page.locator('input[type="date"][required]').fill(PRICED_FROM[language]);
      await page.getByLabel(`${fees.source} · `).fill(source);
      await desk.button(fees.propose).click();
      await page.waitForURL(/#\/fees\/[0-9a-f-]{36}$/);
      address = new URL(page.url()).hash.slice(1);
      await desk.row(states.proposed, source).waitFor();
      // Nobody publishes what he proposed himself.
      expect(await desk.button(fees.publish).count()).toBe(0);
    });
    await sitting('finance-2', async (desk) => {
      await desk.goTo(address);
      // Tried on the past before it is anybody's price.
      await desk.button(fees.simulate).click();
      // Of whole days: today is not over yet.
      const yesterday = dayOf(new Date(Date.now() - 86_400_000));
      await desk.answer({ from: yesterday, to: yesterday });
      for (const what of [fees.before, fees.after]) await desk.figure(what).locator('.amount').waitFor();
      await desk.button(fees.publish).click();
      await desk.answer();
      await desk.row(states.published, source).waitFor();
    });
  });

  it('answers a family within its days', async () => {
    const words = `المبلغ أقل من السنة الماضية (${language})`;
    await complain(await stage.apiOf(FAMILIES[language]), words);
    await sitting('officer', async (desk) => {
      await desk.goTo('/complaints');
      const waiting = desk.row(words);
      await waiting.locator('.countdown[data-tone="good"]').getByText(/\d/).waitFor();
      await desk.button(complaints.toAnswer, waiting).click();
      await desk.answer({ answer: 'Montant vérifié : deux mois n’ont pas été retenus.' });
      await waiting.waitFor({ state: 'detached' });
    });
  });
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

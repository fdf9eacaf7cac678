/** What nobody does alone: a payment is undone, a wallet gets limits of its own, a difference is settled, and somebody is let go. */
import { randomUUID } from 'node:crypto';
import type { WalletV1 } from '@hanout/contracts';
import { writeAmount, type Language } from '@hanout/i18n';
import { inDatabase } from '../../access/database';
import { CAST } from '../cast';
import { consoleWords } from '../console-words';
import { Desk, type Sitter } from '../desk';
import type { Stage } from '../stage';

/** In dirhams. The same wallet gets limits anew in each language, and what is decided is told apart by them. */
const LIMITS: Readonly<Record<Language, Record<'perOperation' | 'daily' | 'monthly', string>>> = {
  ar: { perOperation: '1900', daily: '3900', monthly: '8900' },
  fr: { perOperation: '1910', daily: '3910', monthly: '8910' },
  zgh: { perOperation: '1920', daily: '3920', monthly: '8920' },
};

export function describeTwoPeople(stage: Stage, language: Language): void {
  const { common, fees, payments, people, settlement, states } = consoleWords(language);
  const sitting = (who: Sitter, work: (desk: Desk) => Promise<void>) =>
    Desk.sitting(stage, language, who, work);
  /** What somebody writes, as it is told apart in lists that have all of them. */
  const written = (text: string) => `${text} (${language})`;

  it('undo a payment: support asks, finance decides, the money is back', async () => {
    const { merchantCode } = CAST.merchant;
    const paymentId = await stage.buy({ merchantCode, amount: { minor: '771', currency: 'MAD' } });
    const note = written('Le client a payé deux fois');
    await sitting({ role: 'support' }, async (desk) => {
      await desk.goTo(`/payments/${paymentId}`);
      await desk.button(payments.proposeReversal).click();
      await desk.answer({ note });
      await desk.goTo('/reversals');
      const row = desk.row(note);
      await row.locator('.countdown').waitFor();
      expect(await desk.button(common.approve, row).count()).toBe(0);
    });
    await sitting('finance-1', async (desk) => {
      await desk.goTo('/reversals');
      const row = desk.row(note);
      await desk.button(common.approve, row).click();
      await desk.answer({ reason: 'Vu sur le relevé' });
      await desk.goTo(`/payments/${paymentId}`);
      await desk.table(payments.givingBack).getByRole('row', { name: /7,71/ }).waitFor();
    });
  });

  it('give a wallet limits of its own', async () => {
    const customer = await stage.apiOf(CAST.customer);
    const { walletId } = await customer.send<WalletV1>('GET', '/wallet');
    const source = written('Lettre du client');
    const limits = LIMITS[language];
    await sitting('finance-1', async (desk) => {
      await desk.goTo(`/limits/${walletId}`);
      await desk.button(fees.proposeLimits).click();
      await desk.answer({ ...limits, source });
      const row = desk.row(source);
      await row.waitFor();
      expect(await desk.button(common.approve, row).count()).toBe(0);
    });
    await sitting({ role: 'compliance' }, async (desk) => {
      await desk.goTo(`/limits/${walletId}`);
      const row = desk.row(source);
      await desk.button(common.approve, row).click();
      await desk.answer({ reason: 'Revenus vus' });
      const inForce = desk.figure(fees.perOperation);
      await inForce.filter({ hasText: writeAmount(`${limits.perOperation}00`) }).waitFor();
    });
  });

  it('settle a difference: what was seen, a word on it, a proposal, a yes', async () => {
    const breakId = randomUUID();
    const reason = written('Doublon du réseau');
    // The networks of a test are honest, and their reports come in the evening.
    await inDatabase(stage.platform, 'settlement', {
      text: `insert into breaks (break_id, kind, subject_id, network, evidence)
             values ($1, 'report_theirs_only', $2, 'm2t', $3)`,
      values: [breakId, `m2t|in|${breakId}`, JSON.stringify({ reference: 'R7K2M9PQ4T', theirs: '15000' })],
    });
    await sitting('finance-1', async (desk) => {
      const { page } = desk;
      await desk.goTo('/reconciliation');
      await page.locator('svg.heat').waitFor();
      await desk.table(settlement.breaks).locator('tr.opens').first().click();
      await page.waitForURL(/#\/reconciliation\/[0-9a-f-]{36}$/);
      await desk.goTo(`/reconciliation/${breakId}`);
      await desk.row('R7K2M9PQ4T').waitFor();
      await desk.button(settlement.comment).click();
      await desk.answer({ text: 'Demandé à M2T' });
      await page.getByText('Demandé à M2T').waitFor();
      await desk.button(settlement.propose).click();
      await desk.answer({ reason });
      const row = desk.row(reason);
      await row.waitFor();
      expect(await desk.button(common.approve, row).count()).toBe(0);
    });
    await sitting('finance-2', async (desk) => {
      const { page } = desk;
      await desk.goTo(`/reconciliation/${breakId}`);
      const row = desk.row(reason);
      await desk.button(common.approve, row).click();
      await desk.answer({ reason: 'Vu' });
      await page.locator('.figure .badge', { hasText: states.resolved }).waitFor();
    });
  });

  it('decide on their own: what one administrator proposes waits for another, and may be taken back', async () => {
    const reason = written('Quitte l’équipe');
    await sitting('admin', async (desk) => {
      await desk.goTo('/staff');
      const row = desk.row('approver-2');
      await desk.button(people.change, row).click();
      await desk.answer({ reason });
      await desk.goTo('/proposals');
      const proposal = desk.row(reason);
      await proposal.waitFor();
      expect(await desk.button(common.approve, proposal).count()).toBe(0);
      await desk.button(common.withdraw, proposal).click();
      await desk.answer({ reason: 'Il reste' });
      await proposal.getByText(states.withdrawn, { exact: true }).waitFor();
    });
  });
}

/** What nobody does alone: a payment is undone, a wallet gets limits of its own, a difference is settled, and somebody is let go. */
import { randomUUID } from 'node:crypto';
import type { WalletV1 } from '@hanout/contracts';
import { inDatabase } from '../../access/database';
import { CAST } from '../cast';
import { Desk, type Sitter } from '../desk';
import type { Stage } from '../stage';

export function describeTwoPeople(stage: Stage): void {
  const sitting = (who: Sitter, work: (desk: Desk) => Promise<void>) => Desk.sitting(stage, who, work);

  it('undo a payment: support asks, finance decides, the money is back', async () => {
    const { merchantCode } = CAST.merchant;
    const paymentId = await stage.buy({ merchantCode, amount: { minor: '771', currency: 'MAD' } });
    const note = 'Le client a payé deux fois';
    await sitting({ role: 'support' }, async (desk) => {
      await desk.goTo(`/payments/${paymentId}`);
      await desk.page.getByRole('button', { name: 'Proposer une annulation' }).click();
      await desk.answer({ Note: note });
      await desk.goTo('/reversals');
      const row = desk.page.getByRole('row', { name: new RegExp(note) });
      await row.locator('.countdown').waitFor();
      expect(await row.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
    });
    await sitting('finance-1', async (desk) => {
      await desk.goTo('/reversals');
      const row = desk.page.getByRole('row', { name: new RegExp(note) });
      await row.getByRole('button', { name: 'Approuver' }).click();
      await desk.answer({ Motif: 'Vu sur le relevé' });
      await desk.goTo(`/payments/${paymentId}`);
      const given = desk.page.getByRole('table', { name: 'Ce qui a été rendu' });
      await given.getByRole('row', { name: /7,71/ }).waitFor();
    });
  });

  it('give a wallet limits of its own', async () => {
    const customer = await stage.apiOf(CAST.customer);
    const { walletId } = await customer.send<WalletV1>('GET', '/wallet');
    const source = 'Lettre du client';
    const limits = { 'Par opération': '1900', 'Par jour': '3900', 'Par mois': '8900' };
    await sitting('finance-1', async (desk) => {
      await desk.goTo(`/limits/${walletId}`);
      await desk.page.getByRole('button', { name: 'Proposer des plafonds' }).click();
      await desk.answer({ ...limits, Source: source });
      const row = desk.page.getByRole('row', { name: new RegExp(source) });
      await row.waitFor();
      expect(await row.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
    });
    await sitting({ role: 'compliance' }, async (desk) => {
      await desk.goTo(`/limits/${walletId}`);
      const row = desk.page.getByRole('row', { name: new RegExp(source) });
      await row.getByRole('button', { name: 'Approuver' }).click();
      await desk.answer({ Motif: 'Revenus vus' });
      await desk.page.locator('.figure', { hasText: /1\s900,00/ }).waitFor();
    });
  });

  it('settle a difference: what was seen, a word on it, a proposal, a yes', async () => {
    const breakId = randomUUID();
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
      await page.getByRole('table', { name: 'Écarts' }).locator('tr.opens').first().click();
      await page.waitForURL(/#\/reconciliation\/[0-9a-f-]{36}$/);
      await desk.goTo(`/reconciliation/${breakId}`);
      await page.getByRole('row', { name: /R7K2M9PQ4T/ }).waitFor();
      await page.getByRole('button', { name: 'Commenter' }).click();
      await desk.answer({ Commenter: 'Demandé à M2T' });
      await page.getByText('Demandé à M2T').waitFor();
      await page.getByRole('button', { name: 'Proposer une résolution' }).click();
      await desk.answer({ Motif: 'Doublon du réseau' });
      const row = page.getByRole('row', { name: /Doublon du réseau/ });
      await row.waitFor();
      expect(await row.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
    });
    await sitting('finance-2', async (desk) => {
      const { page } = desk;
      await desk.goTo(`/reconciliation/${breakId}`);
      const row = page.getByRole('row', { name: /Doublon du réseau/ });
      await row.getByRole('button', { name: 'Approuver' }).click();
      await desk.answer({ Motif: 'Vu' });
      await page.locator('.figure .badge', { hasText: 'Résolu' }).waitFor();
    });
  });

  it('decide on their own: what one administrator proposes waits for another, and may be taken back', async () => {
    const reason = 'Quitte l’équipe';
    await sitting('admin', async (desk) => {
      const { page } = desk;
      await desk.goTo('/staff');
      const row = page.getByRole('row', { name: /approver-2/ });
      await row.getByRole('button', { name: 'Proposer un changement' }).click();
      await desk.answer({ Motif: reason });
      await desk.goTo('/proposals');
      const proposal = page.getByRole('row', { name: new RegExp(reason) });
      await proposal.waitFor();
      expect(await proposal.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
      await proposal.getByRole('button', { name: 'Retirer' }).click();
      await desk.answer({ Motif: 'Il reste' });
      await proposal.getByText('Retiré').waitFor();
    });
  });
}

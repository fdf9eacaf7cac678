import { randomUUID } from 'node:crypto';
import { SHOWN_EVIDENCE, type Role } from '@hanout/contracts';
import type { PersonApi } from '../../../test/person-api';
import { CAST } from '../cast';
import type { Desk } from '../desk';
import type { Stage } from '../stage';
import { aPicture } from '../../access/picture';

/** A screen that no line of the menu leads to: behind a row, a button or a key. */
export interface Visit {
  readonly name: string;
  /** One of the first staff, or the role of somebody whom the platform does not begin with. */
  readonly by: 'finance-1' | 'auditor' | 'officer' | { readonly role: Role };
  readonly show: (desk: Desk, stage: Stage) => Promise<void>;
}

const WEBHOOK_ID = randomUUID();
const brought = new WeakMap<Stage, Promise<void>>();

/** What people did whom the staff have to answer, once: a family complains, a case waits, a payment is to be undone. */
export function bringWork(stage: Stage): Promise<void> {
  const known = brought.get(stage) ?? bring(stage);
  brought.set(stage, known);
  return known;
}

/** A case for the highest tier, with all of its papers, as its holder brings it. */
export async function bringCase(holder: PersonApi): Promise<void> {
  const { walletId } = await holder.send<{ walletId: string }>('GET', '/wallet');
  const caseId = randomUUID();
  await holder.send('POST', '/kyc/cases', { caseId, walletId, tier: 3 });
  for (const kind of SHOWN_EVIDENCE)
    await holder.send('POST', `/kyc/cases/${caseId}/evidence`, await aPicture(kind));
  await holder.send('POST', `/kyc/cases/${caseId}/submission`);
}

/** Somebody says of a grant that it is too small. */
export async function complain(family: PersonApi, words: string): Promise<void> {
  const { grants } = await family.send<{ grants: { rosterId: string }[] }>('GET', '/programmes/mine');
  const { rosterId } = grants[0]!;
  const complaint = { complaintId: randomUUID(), rosterId, reason: 'amount_wrong', words };
  await family.send('POST', '/programmes/mine/complaints', complaint);
}

async function bring(stage: Stage): Promise<void> {
  const mother = await stage.apiOf(CAST.customer);
  await complain(mother, 'المبلغ أقل من السنة الماضية');
  await bringCase(mother);
  await mother.send(
    'POST',
    `/payments/${stage.paymentId}/recalls`,
    { reason: 'wrong_amount' },
    { 'idempotency-key': randomUUID() },
  );
}

/** The eve of a payday, which the platform has behind it: what the services would tell on it. */
const FORECAST = {
  payday: '2026-12-01',
  source: 'test',
  rows: [
    ['Azilal', 'Demnate', '900000', '700000', '120000'],
    ['Fès', 'Fès', '400000', '100000', '300000'],
    ['Meknès', 'Aïn Jemaa', '250000', '400000', '0'],
    ['Rehamna', 'Bourrous', '800000', '100000', '700000'],
  ].map(([province, commune, need, have, short]) => {
    const meter = Object.fromEntries(
      Object.entries({ need, have, short }).map(([name, minor]) => [name, { minor, currency: 'MAD' }]),
    );
    return { network: 'cash-plus', province, commune, agents: 3, cash: meter, float: meter };
  }),
};

export const VISITS: readonly Visit[] = [
  {
    name: 'one-payment',
    by: 'auditor',
    show: (desk, stage) => desk.goTo(`/payments/${stage.paymentId}`),
  },
  {
    name: 'shortcuts',
    by: 'auditor',
    show: async (desk) => {
      await desk.page.keyboard.press('?');
      await desk.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'ledger-proven',
    by: 'auditor',
    show: async (desk) => {
      await desk.goTo('/ledger');
      await desk.page.keyboard.press('b');
      await desk.page.locator('.figure').first().waitFor();
      await desk.settle();
    },
  },
  {
    name: 'ledger-transfer',
    by: 'auditor',
    show: (desk, stage) => desk.goTo(`/ledger/transfer-${stage.paymentId}`),
  },
  {
    name: 'ledger-account',
    by: 'auditor',
    show: async (desk) => {
      await desk.page.locator('tbody a').last().click();
      await desk.page.locator('.figure').first().waitFor();
    },
  },
  {
    name: 'one-webhook',
    by: 'auditor',
    show: async (desk, stage) => {
      const shop = await stage.apiOf(CAST.merchant);
      // The same id again is the same endpoint.
      const body = {
        endpointId: WEBHOOK_ID,
        url: 'https://shop.example/paid',
        events: ['payment.completed'],
      };
      await shop.send('POST', '/webhooks', body);
      await desk.goTo(`/webhooks/${WEBHOOK_ID}`);
      await desk.page.locator('.figure').first().waitFor();
    },
  },
  { name: 'one-roster', by: 'officer', show: (desk) => openFirstRow(desk, '/programmes') },
  { name: 'new-fees', by: 'finance-1', show: (desk) => desk.goTo('/fees/new') },
  { name: 'one-break', by: 'finance-1', show: (desk) => openFirstRow(desk, '/reconciliation') },
  {
    name: 'map',
    by: 'finance-1',
    show: async (desk) => {
      await desk.page.route('**/api/v1/cash-forecasts/**', (route) => route.fulfill({ json: FORECAST }));
      await desk.goTo('/health');
      await desk.goTo('/liquidity');
      await desk.page.unrouteAll();
    },
  },
  {
    name: 'kyc-case',
    by: { role: 'compliance' },
    show: async (desk) => {
      await desk.goTo('/kyc');
      await desk.page.keyboard.press('n');
      await desk.page.locator('canvas').first().waitFor();
      await desk.settle();
    },
  },
  {
    name: 'kyc-decision',
    by: { role: 'compliance' },
    show: async (desk) => {
      await desk.page.keyboard.press('a');
      await desk.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'person-found',
    by: { role: 'support' },
    show: async (desk) => {
      await desk.goTo('/people');
      await desk.page.locator('main [role="search"] input').fill(CAST.customer.phone);
      await desk.page.keyboard.press('Enter');
      await desk.page.locator('tbody tr').first().waitFor();
    },
  },
  { name: 'recalls', by: { role: 'support' }, show: (desk) => desk.goTo('/reversals') },
];

async function openFirstRow(desk: Desk, path: string): Promise<void> {
  await desk.goTo(path);
  const row = desk.page.locator('tr.opens').last();
  if ((await row.count()) > 0) await row.click();
  await desk.settle();
}

/** At an agent's counter: notes in and out, a code, an account that is opened, and what both of his meters say of it. */
import { randomUUID } from 'node:crypto';
import type { AgentsRegisteredV1 } from '@hanout/contracts';
import type { Language } from '@hanout/i18n';
import { TokenForge } from '../../../test/forge';
import { PersonApi } from '../../../test/person-api';
import { anAgent } from '../../access/agents';
import { Api } from '../../access/api';
import { networkClient, somePhone } from '../../access/people';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import { centimes, plain } from '../plain';
import type { Stage } from '../stage';
import { countMoves, type Moved } from '../statement';
import { showPapers } from './evidence';
import { Purchase } from './shop';

export function describeAgent(stage: Stage, language: Language): void {
  let agent: PhoneInHand;
  let customer: PhoneInHand;
  let moved: Moved;
  beforeAll(async () => {
    agent = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.agent);
    customer = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
    moved = await countMoves(await stage.apiOf(CAST.customer));
  });
  afterAll(async () => {
    await agent?.putDown();
    await customer?.putDown();
  });

  /** In centimes: e-money for notes, and notes for e-money. */
  const meters = async () => {
    await agent.open('/wallet/agent');
    await agent.page.locator('.meters .card').nth(1).waitFor();
    const [float = NaN, notes = NaN] = (await agent.page.locator('.meters .big').allTextContents())
      .map(plain)
      .map(centimes);
    return { float, notes };
  };
  const take = async (path: string, amount: string) => {
    const { page } = agent;
    await agent.open(path);
    await page.locator('input[type="tel"]').fill(CAST.customer.phone);
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.card .person-name').waitFor();
    await page.locator('input[inputmode="decimal"]').fill(amount);
    await page.locator('form button[type="submit"]').tap();
  };

  it('says what is in the drawer, and both meters are there', async () => {
    const { page } = agent;
    await agent.open('/wallet/agent/drawer');
    await page.locator('.choices input').first().waitFor();
    await page.locator('input[inputmode="decimal"]').fill('500');
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.meters .big', { hasText: '500,00' }).waitFor();
  });

  it('takes notes in: the wallet has them at once, and the meters say so', async () => {
    const before = await meters();
    await take('/wallet/agent/cash-in', '12,00');
    await agent.page.locator('.notice-good .paid').waitFor();
    expect(await moved('1200', 'credit')).toBe(1);
    const after = await meters();
    expect([before.float - after.float, after.notes - before.notes]).toEqual([1_200, 1_200]);
  });

  it('hands notes out when the holder has said yes on his own phone, and not before', async () => {
    const before = await meters();
    await take('/wallet/agent/cash-out', '7,00');
    await agent.page.locator('.notice-waiting').waitFor();
    expect(await agent.page.locator('.paid').count()).toBe(0);
    expect(await moved('700')).toBe(0);

    await customer.open('/wallet/customer/requests');
    await customer.page.locator('.card', { hasText: '7,00' }).locator('button').first().tap();
    await customer.page.locator('.pin-keys').waitFor();
    const yes = await new Purchase(customer).typePin();
    await yes.confirm.tap();
    await yes.paid.waitFor();
    await agent.page.locator('.notice-good .paid', { hasText: '7,00' }).waitFor();
    const after = await meters();
    expect(before.notes - after.notes).toBe(700);
    expect(after.float - before.float).toBeGreaterThanOrEqual(700);
  });

  it('pays a withdrawal code once', async () => {
    const { page } = customer;
    await customer.open('/wallet/customer/withdraw');
    await page.locator('input[inputmode="decimal"]').fill('10');
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.pin-keys').waitFor();
    const made = await new Purchase(customer).typePin();
    await made.confirm.tap();
    const code = page.locator('.card .big').first();
    await code.waitFor();

    const before = await meters();
    await agent.open('/wallet/agent/code');
    await agent.page
      .locator('form input')
      .first()
      .fill((await code.textContent()) ?? '');
    await agent.page.locator('input[inputmode="decimal"]').fill('10');
    await agent.page.locator('form button[type="submit"]').tap();
    await agent.page.locator('.notice-good .paid', { hasText: '10,00' }).waitFor();
    expect(before.notes - (await meters()).notes).toBe(1_000);
  });

  const openAccount = async (at: PhoneInHand) => {
    const { page } = at;
    const customerPhone = somePhone();
    await at.open('/wallet/agent/account');
    await page.locator('form input').first().fill('Brahim Ouhammou');
    await page.locator('input[type="tel"]').fill(customerPhone);
    await page.locator('form button[type="submit"]').tap();
    await page.locator('input[type="tel"]').waitFor({ state: 'detached' });
    const code = await new PersonApi(stage.platform, customerPhone).digits(/(?<!\d)\d{6}(?!\d)/);
    await page.locator('form input').first().fill(code);
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.notice-good').waitFor();
  };

  it('opens an account by a code that the customer reads out, and is told that others raise its ceiling', async () => {
    await openAccount(agent);
    await agent.page.locator('main button:not(.quiet)').tap();
    await agent.page.locator('.notice-bad').waitFor();
    expect(await agent.page.locator('input[type="file"]').count()).toBe(0);
  });

  it('photographs the papers of a new customer, where the agent is a principal one', async () => {
    // She serves there by day.
    const { phone } = CAST.customer;
    await appointPrincipal(stage, phone);
    const principal = await (await PhoneInHand.pickUp(stage, language)).signIn({ role: 'agent', phone });
    await openAccount(principal);
    expect(await showPapers(principal.page)).toBeGreaterThan(0);
    await principal.putDown();
  });
}

/** The network names one more agent, and who serves there. */
async function appointPrincipal({ platform }: Stage, phone: string): Promise<void> {
  const api = new Api(platform.gatewayUrl, await TokenForge.of(platform.secret('identity.signing')));
  const network = networkClient('cash-plus');
  const { agents } = await api.ok<AgentsRegisteredV1>(network, 'POST', '/agents', {
    agents: [{ ...anAgent(), kind: 'principal' }],
  });
  await api.ok(network, 'POST', `/agent-staff?agentId=${agents[0]?.agentId}`, {
    appointmentId: randomUUID(),
    phone,
    name: 'Hassan',
  });
}

import { randomUUID } from 'node:crypto';
import { SHOWN_EVIDENCE, type KycCaseV1, type PeopleEnrolledV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { Client } from 'pg';
import { TokenForge } from '../test/forge';
import { PlatformUnderTest } from '../test/platform-under-test';
import { Api } from './access/api';
import { aPerson, NETWORK, networkClient, staff } from './access/people';
import { aPicture } from './access/picture';

/** From the paper that was seen to the ceiling of the account: identity decides, the ledger hears of it. */
const platform = new PlatformUnderTest();
let api: Api;
let identity: Client;
let ledger: Client;

beforeAll(async () => {
  await platform.start([], ['identity', 'ledger', 'gateway']);
  api = new Api(platform.gatewayUrl, await TokenForge.of(platform.secret('identity.signing')));
  const { host } = new URL(platform.urlOf('postgres').replace(/^(?!\w+:\/\/)/, 'postgres://'));
  const superuser = `postgres://postgres:${encodeURIComponent(platform.secret('postgres.superuser'))}@${host}`;
  [identity, ledger] = [
    new Client({ connectionString: `${superuser}/identity` }),
    new Client({ connectionString: `${superuser}/ledger` }),
  ];
  await identity.connect();
  await ledger.connect();
  // Nobody is drawn for a second look here.
  await identity.query('update kyc_review_rules set second_review_bps = 0');
});

afterAll(async () => {
  await identity?.end();
  await ledger?.end();
  await platform.stop();
  platform.remove();
});

async function ceilingOf(walletId: string): Promise<string | undefined> {
  const { rows } = await ledger.query<{ ceiling_minor: string }>(
    'select ceiling_minor from accounts where account_id = $1',
    [walletId],
  );
  return rows[0]?.ceiling_minor;
}

it('raises the ceiling in the ledger when a case is approved, once', async () => {
  const network = networkClient(NETWORK);
  const { enrolments } = await api.ok<PeopleEnrolledV1>(network, 'POST', '/enrolments', {
    people: [{ ...aPerson(), tier: 1 }],
  });
  const walletId = enrolments[0]?.walletId ?? '';
  expect(await ceilingOf(walletId)).toBe('20000');
  const caseId = randomUUID();
  await api.ok(network, 'POST', '/kyc/cases', { caseId, walletId, tier: 3 });
  for (const kind of SHOWN_EVIDENCE)
    await api.ok(network, 'POST', `/kyc/cases/${caseId}/evidence`, await aPicture(kind));
  await api.ok(network, 'POST', `/kyc/cases/${caseId}/submission`);
  const reviewer = staff('compliance');
  const claimed = await api.ok<{ cases: KycCaseV1[] }>(reviewer, 'POST', '/kyc/reviews/claims');
  expect(claimed.cases).toMatchObject([{ caseId }]);
  await api.ok(reviewer, 'POST', `/kyc/cases/${caseId}/reviews`, {
    outcome: 'approved',
    reason: 'complete',
    documentExpiresOn: '2090-12-31',
  });
  await waitFor(async () => (await ceilingOf(walletId)) === '2000000');
  const { rows } = await ledger.query<{ count: number }>(
    `select count(*)::int as count from account_events join accounts using (account_no)
      where account_id = $1 and event = 'changed'`,
    [walletId],
  );
  expect(rows[0]?.count).toBe(1);
});

import { randomUUID } from 'node:crypto';
import { exportPerson, readNetworkStatement, readSigningKeys, ROLES } from '@hanout/contracts';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';
import { routes } from './index';
import type { Route } from './route';

const PAYMENT = { payment: { paymentId: randomUUID(), state: 'completed' }, repeated: false };
/** What is held on a person crosses the bus as one text and is told as an object. */
const EXPORT = { personId: randomUUID(), exportedAt: '2026-11-24T10:00:00.000Z', data: '{"held":["here"]}' };
const EXPORT_TOLD = { personId: EXPORT.personId, exportedAt: EXPORT.exportedAt, held: ['here'] };

/** A file comes in pieces; this is all of one. */
const FILE = { name: 'payment.json', contentType: 'application/json', content: JSON.stringify(PAYMENT) };

/** `/payments/:paymentId` → `/payments/the-paymentId` */
const filled = (path: string): string => path.replaceAll(/:(\w+)/g, 'the-$1');

describe('the route table', () => {
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  const rows = routes.map((row): [string, Route] => [`${row.method} ${row.path}`, row]);

  it('names each way in once', () => {
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length);
  });

  it.each(rows)(
    '%s asks its owner, with the caller, the path and the body as they came',
    async (_name, row) => {
      // One owner is there already: the keys are what every other row needs.
      const isKeys = row.ask === readSigningKeys;
      const isExport = row.ask === exportPerson;
      const isFile = row.ask === readNetworkStatement;
      const owner = isKeys
        ? gateway.identity
        : await gateway.owner(row.ask, () => (isExport ? EXPORT : isFile ? FILE : PAYMENT));
      const walletId = randomUUID();
      const role = row.roles === 'anyone' ? undefined : row.roles[0];
      const token = role && (await gateway.tokenOf(role, { walletId }));
      const body = { unread: ['as', { it: 'came' }], amount: { minor: 12 } };
      const asked = owner.questions.length;

      const answer = await gateway.call(row.method, `${filled(row.path)}?after=some-cursor&limit=7`, {
        token,
        headers: { 'idempotency-key': 'key of the device' },
        ...(row.method !== 'GET' && { body }),
      });

      expect(answer.status).toBeLessThan(300);
      expect(await answer.json()).toEqual(isKeys ? { keys: gateway.keys } : isExport ? EXPORT_TOLD : PAYMENT);
      expect(owner.questions.length - asked).toBe(1);
      const question = owner.questions.at(-1) as Record<string, unknown>;
      expect(question.caller).toEqual(
        role && expect.objectContaining({ kind: 'person', roles: [role], walletId }),
      );
      for (const [, name] of row.path.matchAll(/:(\w+)/g)) expect(question[name ?? '']).toBe(`the-${name}`);
      if ('body' in question) expect(question.body).toEqual(body);
      if ('idempotencyKey' in question) expect(question.idempotencyKey).toBe('key of the device');
      if ('limit' in question) expect(question).toMatchObject({ limit: 7, after: 'some-cursor' });
      if (!isKeys) await owner.stop();
    },
  );

  const guarded = rows.filter(([, row]) => row.roles !== 'anyone');

  it.each(guarded)('%s is closed without a token and to every other role', async (_name, row) => {
    const owner = await gateway.owner(row.ask, () => PAYMENT);
    const none = await gateway.call(row.method, filled(row.path));
    expect(none.status).toBe(401);
    for (const role of ROLES.filter((one) => !row.roles.includes(one))) {
      const answer = await gateway.call(row.method, filled(row.path), { token: await gateway.tokenOf(role) });
      expect([role, answer.status]).toEqual([role, 403]);
    }
    expect(owner.questions).toHaveLength(0);
    await owner.stop();
  });
});

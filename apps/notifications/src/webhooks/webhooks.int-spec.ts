/** Sending, rotation, retries and disabling, against the real database and a shop's system on a socket. */
import { createHmac, randomUUID } from 'node:crypto';
import {
  blockWebhook,
  changeWebhook,
  listWebhookDeliveries,
  readWebhook,
  redeliverWebhook,
  rotateWebhookSecret,
  testWebhook,
  type CallerV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { answer, type Heard } from '../../test/shop-system';
import { refusal, WebhookStage } from '../../test/webhook-stage';
import { WebhookSender } from './webhook-sender.service';

const stage = new WebhookStage();
const { support, shop, query, asks, aShop, aPath, enrol, aSale, happen, deliveriesOf, stateOf, hasStates } =
  stage;
beforeAll(() => stage.set());
afterAll(() => stage.strike());

const dueNow = (endpointId: string) =>
  query(`update webhook_deliveries set next_attempt_at = now() where endpoint_id = $1`, [endpointId]);

/** As a shop would check it, by the specification alone. */
function isSignedWith({ headers, body }: Heard, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}

it('tells a payment once, signed, however often the fact is heard and with two senders', async () => {
  const caller = aShop();
  const path = aPath();
  const { webhook, secret } = await enrol(caller, path);
  const sales = Array.from({ length: 40 }, () => aSale(caller.walletId));
  await happen(...sales);
  await happen(...sales);
  await waitFor(
    async () => (await stateOf(caller, webhook.endpointId)).every((state) => state === 'delivered'),
    {
      what: 'all to be delivered',
    },
  );
  const heard = shop.at(path);
  expect(heard).toHaveLength(40);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(40);
  expect(heard.every((one) => isSignedWith(one, secret!))).toBe(true);
  expect(isSignedWith({ ...heard[0]!, body: heard[0]!.body.replace('8550', '9550') }, secret!)).toBe(false);
  const paymentIds = heard.map(
    ({ body }) => (JSON.parse(body) as { data: { paymentId: string } }).data.paymentId,
  );
  expect(paymentIds.sort()).toEqual(sales.map(({ paymentId }) => paymentId).sort());
  const read = await asks().ask(readWebhook, { caller, endpointId: webhook.endpointId });
  expect(read).toMatchObject({ delivered: 40, parked: 0 });
});

it('tells only what was asked for, and whose it is', async () => {
  const [caller, other] = [aShop(), aShop()];
  const { webhook } = await enrol(caller, aPath(), ['payment.refunded']);
  const refund = { ...aSale(other.walletId), kind: 'refund' as const, refundOf: randomUUID() };
  const ours = {
    ...refund,
    paymentId: randomUUID(),
    payer: { ...refund.payer, walletId: caller.walletId },
  };
  await happen(aSale(caller.walletId), refund, ours);
  await hasStates(caller, webhook.endpointId, 'delivered');
  expect(await deliveriesOf(caller, webhook.endpointId)).toMatchObject([{ event: 'payment.refunded' }]);
});

it('signs with both secrets while a rotation lasts, and with the new one alone after it', async () => {
  const caller = aShop();
  const path = aPath();
  const { webhook, secret: first } = await enrol(caller, path);
  const { endpointId } = webhook;
  const rotate = (body: { rotationId: string; overlapHours?: number }) =>
    asks().ask(rotateWebhookSecret, { caller, endpointId, body });
  const rotationId = randomUUID();
  const rotated = await rotate({ rotationId });
  expect(rotated.secret).not.toBe(first);
  await expect(rotate({ rotationId })).resolves.toEqual(rotated);
  const hours = (Date.parse(rotated.webhook.formerSecretUntil!) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23.9);
  expect(hours).toBeLessThanOrEqual(24.1);
  const next = async (): Promise<Heard> => {
    const before = shop.at(path).length;
    await happen(aSale(caller.walletId));
    await waitFor(() => shop.at(path).length > before, { what: 'the shop to hear' });
    return shop.at(path).at(-1)!;
  };
  const during = await next();
  expect([first, rotated.secret].map((secret) => isSignedWith(during, secret!))).toEqual([true, true]);
  await query(`update webhook_secrets set ends_at = now() where endpoint_id = $1 and ends_at is not null`, [
    endpointId,
  ]);
  const after = await next();
  expect([first, rotated.secret].map((secret) => isSignedWith(after, secret!))).toEqual([false, true]);
  // A secret that has leaked is over at once.
  const last = await rotate({ rotationId: randomUUID(), overlapHours: 0 });
  const atOnce = await next();
  expect([rotated.secret, last.secret].map((secret) => isSignedWith(atOnce, secret!))).toEqual([false, true]);
});

it('lets no more than two former secrets sign', async () => {
  const caller = aShop();
  const { webhook } = await enrol(caller);
  const rotate = (overlapHours?: number) =>
    asks().ask(rotateWebhookSecret, {
      caller,
      endpointId: webhook.endpointId,
      body: { rotationId: randomUUID(), ...(overlapHours !== undefined && { overlapHours }) },
    });
  await rotate();
  await rotate();
  await expect(rotate()).rejects.toEqual(refusal('notifications.too_many_secrets'));
  await expect(rotate(0)).resolves.toMatchObject({ webhook: { endpointId: webhook.endpointId } });
});

it('tries again with the same id and a signature of its own time, until it is taken', async () => {
  const caller = aShop();
  const path = aPath();
  const { webhook, secret } = await enrol(caller, path);
  const { endpointId } = webhook;
  shop.answer(path, answer(500));
  await happen(aSale(caller.walletId));
  await hasStates(caller, endpointId, 'retry');
  const [once] = await deliveriesOf(caller, endpointId);
  expect(once).toMatchObject({ attempts: 1, lastStatus: 500 });
  const [pause] = await query(
    `select extract(epoch from next_attempt_at - now())::float as seconds from webhook_deliveries where endpoint_id = $1`,
    [endpointId],
  );
  expect(pause!['seconds']).toBeLessThanOrEqual(6.25);
  expect((await asks().ask(readWebhook, { caller, endpointId })).failingSince).toBeDefined();
  shop.answer(path, answer(200));
  await dueNow(endpointId);
  await hasStates(caller, endpointId, 'delivered');
  const heard = shop.at(path);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([once!.deliveryId]));
  expect(heard.map(({ body }) => body)).toEqual([heard[0]!.body, heard[0]!.body]);
  expect(heard.every((one) => isSignedWith(one, secret!))).toBe(true);
  expect((await asks().ask(readWebhook, { caller, endpointId })).failingSince).toBeUndefined();
});

it('gives up after the last try, and goes again when it is asked to', async () => {
  const caller = aShop();
  const path = aPath();
  const { webhook } = await enrol(caller, path);
  const { endpointId } = webhook;
  shop.answer(path, answer(404));
  await happen(aSale(caller.walletId));
  await hasStates(caller, endpointId, 'retry');
  await query(`update webhook_deliveries set tries = 11, next_attempt_at = now() where endpoint_id = $1`, [
    endpointId,
  ]);
  await hasStates(caller, endpointId, 'parked');
  const [parked] = await deliveriesOf(caller, endpointId);
  expect(parked).toMatchObject({ reason: 'gave_up', lastStatus: 404 });
  shop.answer(path, answer(200));
  const redeliver = (by: CallerV1, redeliveryId: string) =>
    asks().ask(redeliverWebhook, {
      caller: by,
      endpointId,
      deliveryId: parked!.deliveryId,
      body: { redeliveryId },
    });
  await expect(redeliver(aShop(), randomUUID())).rejects.toEqual(refusal('notifications.unknown_webhook'));
  const redeliveryId = randomUUID();
  await expect(redeliver(support, redeliveryId)).resolves.toMatchObject({ deliveryId: parked!.deliveryId });
  await hasStates(caller, endpointId, 'delivered');
  await expect(redeliver(support, redeliveryId)).resolves.toMatchObject({ state: 'delivered' });
  expect(shop.at(path)).toHaveLength(3);
  const trail = await query(`select actor_id, operation from audit_entries where subject_id = $1`, [
    parked!.deliveryId,
  ]);
  expect(trail).toEqual([{ actor_id: support.id, operation: 'notifications.redeliver-webhook' }]);
});

it('holds nobody up with an endpoint that does not answer, and asks that one a few things at a time', async () => {
  const [slow, quick] = [aShop(), aShop()];
  const [slowPath, quickPath] = [aPath(), aPath()];
  const { webhook } = await enrol(slow, slowPath);
  const { webhook: other } = await enrol(quick, quickPath);
  const open = new Set<unknown>();
  let most = 0;
  const release: (() => void)[] = [];
  shop.answer(slowPath, (response) => {
    open.add(response);
    most = Math.max(most, open.size);
    response.on('close', () => open.delete(response));
    release.push(() => response.writeHead(200).end());
  });
  await happen(...Array.from({ length: 30 }, () => aSale(slow.walletId)));
  await waitFor(() => open.size === 5, { what: 'five calls to the slow one to be under way' });
  await happen(aSale(quick.walletId));
  await waitFor(() => shop.at(quickPath).length === 1, { what: 'the quick one to hear meanwhile' });
  await hasStates(quick, other.endpointId, 'delivered');
  shop.answer(slowPath, answer(200));
  release.forEach((go) => go());
  await waitFor(
    async () => (await stateOf(slow, webhook.endpointId)).every((state) => state === 'delivered'),
    { what: 'the slow one to have all' },
  );
  // Of two senders together.
  expect(most).toBe(5);
});

it('disables after three days of failures only, parks what waits and tells the owner', async () => {
  const caller = aShop();
  const path = aPath();
  const { webhook } = await enrol(caller, path);
  const { endpointId } = webhook;
  shop.answer(path, answer(503));
  await happen(aSale(caller.walletId));
  await hasStates(caller, endpointId, 'retry');
  const since = (hours: number) =>
    query(
      `update webhook_endpoints set failing_since = now() - make_interval(hours => $2) where endpoint_id = $1`,
      [endpointId, hours],
    );
  await since(71);
  await stage.running.get(WebhookSender).sweep();
  expect((await asks().ask(readWebhook, { caller, endpointId })).state).toBe('enabled');
  await since(73);
  await Promise.all([stage.running.get(WebhookSender).sweep(), stage.second.get(WebhookSender).sweep()]);
  expect((await asks().ask(readWebhook, { caller, endpointId })).state).toBe('disabled');
  expect(await deliveriesOf(caller, endpointId)).toMatchObject([{ state: 'parked', reason: 'disabled' }]);
  const told = await query(`select template from deliveries where person_id = $1`, [caller.id]);
  expect(told).toEqual([{ template: 'webhook_disabled' }]);
  // While it is disabled nothing is written down for it; enabled again it begins anew.
  await happen(aSale(caller.walletId));
  expect(await deliveriesOf(caller, endpointId)).toHaveLength(1);
  await expect(
    asks().ask(testWebhook, { caller, endpointId, body: { testId: randomUUID() } }),
  ).rejects.toEqual(refusal('notifications.webhook_not_sending'));
  const enabled = await asks().ask(changeWebhook, { caller, endpointId, body: { state: 'enabled' } });
  expect(enabled).toMatchObject({ state: 'enabled' });
  expect(enabled.failingSince).toBeUndefined();
});

it('sends a test once, to the new address', async () => {
  const caller = aShop();
  const [before, after] = [aPath(), aPath()];
  const { webhook } = await enrol(caller, before, ['payment.failed']);
  const { endpointId } = webhook;
  await asks().ask(changeWebhook, { caller, endpointId, body: { url: shop.url(after) } });
  const testId = randomUUID();
  const test = () => asks().ask(testWebhook, { caller, endpointId, body: { testId } });
  const [one, other] = await Promise.all([test(), test()]);
  expect(one.deliveryId).toBe(other.deliveryId);
  await hasStates(caller, endpointId, 'delivered');
  expect(shop.at(after).map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
    { type: 'webhook.test', data: { testId } },
  ]);
  expect(shop.at(before)).toEqual([]);
});

it('sends nothing while staff have stopped it, whatever its owner does; both are on the trail', async () => {
  const caller = aShop();
  const { webhook } = await enrol(caller);
  const { endpointId } = webhook;
  const block = (isBlocked: boolean) =>
    asks().ask(blockWebhook, {
      caller: support,
      endpointId,
      body: { isBlocked, reason: 'its host asked us' },
    });
  await expect(block(true)).resolves.toMatchObject({ isBlocked: true, state: 'enabled' });
  await block(true);
  await asks().ask(changeWebhook, { caller, endpointId, body: { state: 'enabled' } });
  await happen(aSale(caller.walletId));
  expect(await deliveriesOf(caller, endpointId)).toEqual([]);
  await expect(block(false)).resolves.toMatchObject({ isBlocked: false });
  const trail = await query(
    `select after ->> 'isBlocked' as "isBlocked" from audit_entries where subject_id = $1`,
    [endpointId],
  );
  expect(trail.map((entry) => entry['isBlocked']).sort()).toEqual(['false', 'true']);
  await expect(
    asks().ask(blockWebhook, { caller, endpointId, body: { isBlocked: false, reason: 'it is mine' } }),
  ).rejects.toEqual(refusal('platform.forbidden'));
});

it('lists deliveries page by page', async () => {
  const caller = aShop();
  const { webhook } = await enrol(caller);
  const { endpointId } = webhook;
  await happen(...Array.from({ length: 60 }, () => aSale(caller.walletId)));
  const first = await asks().ask(listWebhookDeliveries, { caller, endpointId });
  const rest = await asks().ask(listWebhookDeliveries, { caller, endpointId, after: first.next! });
  expect([first.items.length, rest.items.length, rest.next]).toEqual([50, 10, undefined]);
  expect(new Set([...first.items, ...rest.items].map(({ deliveryId }) => deliveryId)).size).toBe(60);
});

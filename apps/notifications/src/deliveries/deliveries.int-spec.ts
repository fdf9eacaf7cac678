/** The real service against a small SMS centre on a real socket, which can refuse, break, and do it but never answer. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  linesPaid,
  numbersChanged,
  ownerOf,
  paymentsCompleted,
  peopleRegistered,
  readDeliveries,
  sendSms,
} from '@hanout/contracts';
import { Asks, ensureStream } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { connect } from 'nats';
import { DataSource } from 'typeorm';
import { service } from '../service';
import { DeliveriesService } from './deliveries.service';
import { paidMessages } from './fact.message';
import { ContactsService } from '../contacts/contacts.service';

type Mode = 'ok' | 'error' | 'done_without_answer' | 'reject';

class SmsCentre {
  mode: Mode = 'ok';
  readonly sent = new Map<string, { to: string; text: string; times: number }>();
  private server: Server;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (this.mode === 'error') return void response.writeHead(500).end();
        const { messages } = JSON.parse(body) as {
          messages: { messageId: string; to: string; text: string }[];
        };
        if (this.mode === 'reject') {
          return void response.end(
            JSON.stringify({
              results: messages.map(({ messageId }) => ({
                messageId,
                outcome: 'rejected',
                reason: 'barred',
              })),
            }),
          );
        }
        for (const { messageId, to, text } of messages) {
          this.sent.set(messageId, { to, text, times: (this.sent.get(messageId)?.times ?? 0) + 1 });
        }
        if (this.mode === 'done_without_answer') return void request.socket.destroy();
        response.end(
          JSON.stringify({ results: messages.map(({ messageId }) => ({ messageId, outcome: 'accepted' })) }),
        );
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const caller = { kind: 'staff' as const, id: randomUUID(), roles: ['auditor' as const] };

describe('notifications', () => {
  let nats: TestNats;
  let database: TestDatabase;
  let running: RunningService;
  const centre = new SmsCentre();

  const ask = () => running.get(Asks);
  const publish = async (subject: string, data: object, id = randomUUID()): Promise<string> => {
    const connection = await connect({ servers: nats.url });
    await ensureStream(await connection.jetstreamManager(), ownerOf(subject));
    await connection
      .jetstream()
      .publish(
        subject,
        JSON.stringify({ id, subject, occurredAt: new Date().toISOString(), producer: 'test', data }),
      );
    await connection.close();
    return id;
  };
  const person = (personId: string, phone: string) => ({
    network: 'cash-plus' as const,
    people: [
      {
        personId,
        walletId: randomUUID(),
        walletKind: 'customer' as const,
        tier: 2,
        language: 'fr' as const,
        phone,
        references: [],
      },
    ],
  });
  const paid = (lineId: string, personId: string) => ({
    programme: 'tayssir',
    rosterId: randomUUID(),
    paidAt: new Date().toISOString(),
    lines: [
      {
        lineId,
        walletId: randomUUID(),
        personId,
        network: 'cash-plus' as const,
        amount: { minor: '64000', currency: 'MAD' },
      },
    ],
  });
  const sentTo = (phone: string) => [...centre.sent.values()].filter((message) => message.to === phone);
  const hurry = () =>
    running
      .get(DataSource)
      .query("update deliveries set next_attempt_at = now() where state in ('queued', 'retry')");

  beforeAll(async () => {
    nats = await startTestNats();
    database = await createTestDatabase();
    running = await startService(service, {
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      HTTP_PORT: '0',
      DATA_KEY: randomBytes(32).toString('base64'),
      SMS_URL: await centre.start(),
      SMS_ATTEMPTS_MAX: '3',
    });
  });

  beforeEach(() => {
    centre.mode = 'ok';
  });

  afterAll(async () => {
    await running?.stop();
    centre.stop();
    await database?.drop();
    await nats?.stop();
  });

  it('sends a one-time code once, however often it is asked', async () => {
    const question = {
      messageId: randomUUID(),
      phone: '+212600000001',
      language: 'fr' as const,
      template: 'one_time_code',
      values: { code: '482913' },
    };
    await expect(ask().ask(sendSms, question)).resolves.toEqual({ outcome: 'queued' });
    await expect(ask().ask(sendSms, question)).resolves.toEqual({ outcome: 'repeated' });
    await waitFor(() => sentTo('+212600000001').length === 1);
    expect(sentTo('+212600000001')).toEqual([
      { to: '+212600000001', text: 'Votre code : 482913. Ne le donnez à personne.', times: 1 },
    ]);
  });

  it('keeps neither number nor code in plain text', async () => {
    const dump = JSON.stringify(await running.get(DataSource).query('select d::text from deliveries d'));
    expect(dump).not.toContain('600000001');
    expect(dump).not.toContain(Buffer.from('+212600000001').toString('hex'));
    expect(dump).not.toContain(Buffer.from('482913').toString('hex'));
  });

  it('refuses a template it does not have', async () => {
    const question = {
      messageId: randomUUID(),
      phone: '+212600000002',
      language: 'ar' as const,
      template: 'spam',
      values: {},
    };
    await expect(ask().ask(sendSms, question)).rejects.toMatchObject({
      code: 'notifications.unknown_template',
    });
  });

  it('tells a family of its grant, also when the fact comes before the number, and twice', async () => {
    const [lineId, personId] = [randomUUID(), randomUUID()];
    const data = paid(lineId, personId);
    await publish(linesPaid.subject, data);
    await publish(linesPaid.subject, data);
    await publish(peopleRegistered.subject, person(personId, '+212600000003'));
    await waitFor(() => sentTo('+212600000003').length === 1);
    expect(sentTo('+212600000003')[0]).toMatchObject({
      text: 'Tayssir : 640,00 DH sont arrivés sur votre compte.',
      times: 1,
    });
  });

  it('writes to the number a person has now, in whatever order it heard', async () => {
    const [personId, formerId] = [randomUUID(), randomUUID()];
    const [first, now] = ['+212600000021', '+212600000022'];
    const change = (at: string, phone?: string) => ({
      changedAt: at,
      people: [{ personId, language: 'fr' as const, ...(phone && { phone }) }],
    });
    await running.get(DataSource).transaction(async (manager) => {
      const contacts = running.get(ContactsService);
      await contacts.keep(person(formerId, now), manager);
      await contacts.change(
        { changedAt: '2026-11-24T10:00:00.000Z', people: [{ personId: formerId, language: 'fr' }] },
        manager,
      );
    });
    await publish(numbersChanged.subject, change('2026-11-24T10:00:00.000Z', now));
    await publish(numbersChanged.subject, change('2026-11-24T09:00:00.000Z', '+212600000023'));
    await publish(peopleRegistered.subject, person(personId, first));
    await publish(linesPaid.subject, paid(randomUUID(), formerId));
    await publish(linesPaid.subject, paid(randomUUID(), personId));
    await waitFor(() => sentTo(now).length === 1);
    expect([first, '+212600000023'].flatMap(sentTo)).toEqual([]);
    // The one who lost the number is written to nowhere: the message waits until there is another.
    const [waiting] = await running
      .get(DataSource)
      .query('select state from deliveries where person_id = $1', [formerId]);
    expect(waiting).toEqual({ state: 'queued' });
    await publish(numbersChanged.subject, {
      changedAt: '2026-11-24T11:00:00.000Z',
      people: [{ personId: formerId, language: 'fr', phone: '+212600000024' }],
    });
    await waitFor(() => sentTo('+212600000024').length === 1);
  });

  it('tells both sides of a payment and of its refund, the shop too', async () => {
    const [personId, shopkeeperId] = [randomUUID(), randomUUID()];
    await running.get(DataSource).transaction(async (manager) => {
      await running.get(ContactsService).keep(person(personId, '+212600000004'), manager);
      await running.get(ContactsService).keep(person(shopkeeperId, '+212600000008'), manager);
    });
    const payment = {
      paymentId: randomUUID(),
      kind: 'merchant_payment' as const,
      reference: 'ABCDE-12345',
      channel: 'code' as const,
      payer: { walletId: randomUUID(), kind: 'customer' as const, network: 'm2t' as const, personId },
      payee: {
        walletId: randomUUID(),
        kind: 'merchant' as const,
        network: 'm2t' as const,
        personId: shopkeeperId,
      },
      amount: { minor: '3550', currency: 'MAD' },
      fee: {
        paidBy: 'payee' as const,
        amount: { minor: '0', currency: 'MAD' },
        accrued: '0',
        shares: [],
      },
      completedAt: new Date().toISOString(),
    };
    const refund = {
      ...payment,
      paymentId: randomUUID(),
      kind: 'refund' as const,
      refundOf: payment.paymentId,
      payer: payment.payee,
      payee: payment.payer,
    };
    await publish(paymentsCompleted.subject, { payments: [payment, refund] });
    await waitFor(() => sentTo('+212600000004').length === 2 && sentTo('+212600000008').length === 2);
    expect(
      sentTo('+212600000008')
        .map((message) => message.text)
        .sort(),
    ).toEqual(['Encaissé : 35,50 DH. Référence ABCDE-12345.', 'Rendu : 35,50 DH. Référence ABCDE-12345.']);
    expect(
      sentTo('+212600000004')
        .map((message) => message.text)
        .sort(),
    ).toEqual(['Payé : 35,50 DH. Référence ABCDE-12345.', 'Remboursé : 35,50 DH. Référence ABCDE-12345.']);
  });

  it('asks again under the same id when the centre did it but never answered', async () => {
    centre.mode = 'done_without_answer';
    const messageId = randomUUID();
    await ask().ask(sendSms, {
      messageId,
      phone: '+212600000005',
      language: 'fr',
      template: 'one_time_code',
      values: { code: '111111' },
    });
    await waitFor(() => centre.sent.has(messageId));
    centre.mode = 'ok';
    await hurry();
    await waitFor(async () => (await ask().ask(readDeliveries, { caller })).queued === '0');
    expect(sentTo('+212600000005')).toHaveLength(1);
  });

  it('parks what the centre rejects, and what it never answers, each with its reason', async () => {
    centre.mode = 'reject';
    await ask().ask(sendSms, {
      messageId: randomUUID(),
      phone: '+212600000006',
      language: 'fr',
      template: 'one_time_code',
      values: { code: '1' },
    });
    await waitFor(async () => (await ask().ask(readDeliveries, { caller })).parked === '1');
    centre.mode = 'error';
    await ask().ask(sendSms, {
      messageId: randomUUID(),
      phone: '+212600000007',
      language: 'fr',
      template: 'one_time_code',
      values: { code: '1' },
    });
    await waitFor(async () => {
      await hurry();
      return (await ask().ask(readDeliveries, { caller })).parked === '2';
    });
    const reasons = await running
      .get(DataSource)
      .query("select reason from deliveries where state = 'parked' order by reason");
    expect(reasons).toEqual([{ reason: 'refused_by_provider' }, { reason: 'unknown' }]);
  });

  it('queues a large batch once even when two copies are applied at the same time', async () => {
    const lines = Array.from({ length: 500 }, () => paid(randomUUID(), randomUUID()).lines[0]!);
    const data = { ...paid(randomUUID(), randomUUID()), lines };
    const deliveries = running.get(DeliveriesService);
    const source = running.get(DataSource);
    await Promise.all(
      [1, 2].map(() => source.transaction((manager) => deliveries.tell(paidMessages(data), manager))),
    );
    expect(await source.query("select count(*)::int from deliveries where state = 'queued'")).toEqual([
      { count: 500 },
    ]);
  });
});

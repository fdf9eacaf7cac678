import { randomUUID } from 'node:crypto';
import {
  linesPaid,
  NETWORKS,
  paymentsCompleted,
  readPositions,
  vouchersRedeemed,
  type CallerV1,
  type NetworkName,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
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
import { PositionsService } from './positions.service';

const auditor: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['auditor'] };

describe('settlement', () => {
  let nats: TestNats;
  let database: TestDatabase;
  let running: RunningService;

  beforeAll(async () => {
    nats = await startTestNats();
    database = await createTestDatabase();
    running = await startService(service, { NATS_URL: nats.url, DATABASE_URL: database.url, HTTP_PORT: '0' });
  });
  afterAll(async () => {
    await running?.stop();
    await database?.drop();
    await nats?.stop();
  });

  const read = (day: string, caller = auditor) => running.get(Asks).ask(readPositions, { caller, day });
  const payment = (
    payerNetwork: NetworkName,
    payeeNetwork: NetworkName,
    minor: string,
    completedAt: string,
  ) => ({
    paymentId: randomUUID(),
    kind: 'merchant_payment' as const,
    channel: 'code' as const,
    reference: 'ABCDE-12345',
    payer: { walletId: randomUUID(), kind: 'customer' as const, network: payerNetwork },
    payee: { walletId: randomUUID(), kind: 'merchant' as const, network: payeeNetwork },
    amount: { minor, currency: 'MAD' },
    fee: { paidBy: 'payee' as const, amount: { minor: '0', currency: 'MAD' }, accrued: '0', shares: [] },
    completedAt,
  });

  it('counts a fact once however often and in whatever order it is delivered', async () => {
    const connection = await connect({ servers: nats.url });
    for (const owner of ['payments', 'programmes'])
      await ensureStream(await connection.jetstreamManager(), owner);
    const fact = payment('m2t', 'wafacash', '5001', '2021-12-07T10:00:00.000Z');
    const grant = {
      programme: 'tayssir',
      rosterId: randomUUID(),
      paidAt: '2021-12-07T09:00:00.000Z',
      lines: [
        {
          lineId: randomUUID(),
          walletId: randomUUID(),
          personId: randomUUID(),
          network: 'm2t' as const,
          amount: { minor: '64000', currency: 'MAD' },
        },
      ],
    };
    const voucher = {
      transferId: randomUUID(),
      floatId: randomUUID(),
      agentId: randomUUID(),
      network: 'wafacash' as const,
      amount: { minor: '56000', currency: 'MAD' },
      // The seventh in Casablanca.
      redeemedAt: '2021-12-06T23:30:00.000Z',
    };
    const redeemed = { programme: 'tayssir', vouchers: [voucher] };
    for (const [subject, data] of [
      [paymentsCompleted.subject, { payments: [fact] }],
      [paymentsCompleted.subject, { payments: [fact] }],
      [linesPaid.subject, grant],
      [linesPaid.subject, grant],
      [vouchersRedeemed.subject, redeemed],
      [vouchersRedeemed.subject, redeemed],
    ] as const) {
      const envelope = { id: randomUUID(), subject, occurredAt: fact.completedAt, producer: 'test', data };
      await connection.jetstream().publish(subject, JSON.stringify(envelope));
    }
    await connection.close();
    await waitFor(async () => (await running.get(DataSource).query('select 1 from inbox')).length === 6);
    await expect(read('2021-12-07')).resolves.toEqual({
      day: '2021-12-07',
      paymentsBalance: true,
      positions: [
        expect.objectContaining({ network: 'm2t', net: { minor: '58999', currency: 'MAD' }, movements: 2 }),
        expect.objectContaining({
          network: 'wafacash',
          grants: { minor: '56000', currency: 'MAD' },
          net: { minor: '61001', currency: 'MAD' },
          movements: 2,
        }),
      ],
    });
  });

  it('keeps positions balanced when many facts are applied at once', async () => {
    const source = running.get(DataSource);
    const positions = running.get(PositionsService);
    const facts = Array.from({ length: 120 }, (_, index) =>
      payment(
        NETWORKS[index % 6]!,
        NETWORKS[(index * 5 + 1) % 6]!,
        String(100 + index),
        '2021-12-09T12:00:00.000Z',
      ),
    );
    await Promise.all(
      [...facts, ...facts].map((fact) =>
        inTransaction(source, (manager) => positions.onPaymentsCompleted({ payments: [fact] }, manager)),
      ),
    );
    const answer = await read('2021-12-09');
    const offUs = facts.filter((fact) => fact.payer.network !== fact.payee.network);
    expect(answer.paymentsBalance).toBe(true);
    expect(answer.positions.reduce((sum, one) => sum + one.movements, 0)).toBe(offUs.length * 2);
    expect(answer.positions.reduce((sum, one) => sum + BigInt(one.paymentsIn.minor), 0n)).toBe(
      offUs.reduce((sum, fact) => sum + BigInt(fact.amount.minor), 0n),
    );
  });

  it('is not read by people', async () => {
    await expect(
      read('2021-12-07', { kind: 'person', id: randomUUID(), roles: ['customer'] }),
    ).rejects.toMatchObject({
      code: 'platform.forbidden',
      kind: 'forbidden',
    });
  });
});

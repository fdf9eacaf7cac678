import { randomUUID } from 'node:crypto';
import {
  headPublished,
  readLedgerHeads,
  type CallerV1,
  type HeadPublishedV1,
  type Role,
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
import { Logger } from '@nestjs/common';
import { connect } from 'nats';
import { DataSource } from 'typeorm';
import { service } from '../service';
import { HeadsService } from './heads.service';

const callerWith = (role: Role): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: [role] });

const aHead = (head: Partial<HeadPublishedV1>): HeadPublishedV1 => ({
  no: '2090010000000000010',
  hash: 'ab'.repeat(32),
  at: '2090-01-10T10:00:00.000Z',
  ...head,
});

describe('the heads that the ledger publishes', () => {
  let nats: TestNats;
  let database: TestDatabase;
  let running: RunningService;
  let error: jest.SpyInstance;

  beforeAll(async () => {
    nats = await startTestNats();
  });
  afterAll(() => nats.stop());
  beforeEach(async () => {
    database = await createTestDatabase();
    running = await startService(service, {
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      HTTP_PORT: '0',
      TOTALS_DEADLINE_MS: '50',
    });
    error = jest.spyOn(Logger.prototype, 'error');
  });
  afterEach(async () => {
    error.mockRestore();
    await running.stop();
    await database.drop();
  });

  const read = async (page: { after?: string; limit?: number } = {}, caller = callerWith('auditor')) =>
    (await running.get(Asks).ask(readLedgerHeads, { caller, limit: 100, ...page })).items;
  const keep = (head: HeadPublishedV1) =>
    inTransaction(running.get(DataSource), (manager) =>
      running.get(HeadsService).onHeadPublished(head, manager),
    );

  it('are kept as they come over the bus, each once', async () => {
    const connection = await connect({ servers: nats.url });
    await ensureStream(await connection.jetstreamManager(), 'ledger');
    const [first, second] = [aHead({}), aHead({ no: '2090010000000000020', hash: 'cd'.repeat(32) })];
    for (const data of [first, first, second]) {
      const { subject } = headPublished;
      const envelope = { id: randomUUID(), subject, occurredAt: data.at, producer: 'ledger', data };
      await connection.jetstream().publish(subject, JSON.stringify(envelope));
    }
    await connection.close();
    await waitFor(async () => (await running.get(DataSource).query('select 1 from inbox')).length === 3);
    const items = await read();
    expect(items).toEqual(
      [first, second].map((head) => ({
        ...head,
        cursor: expect.any(String) as string,
        ledger: 'ledger',
        receivedAt: expect.any(String) as string,
        isContradiction: false,
      })),
    );
    expect(await read({ limit: 1 })).toEqual([items[0]]);
    expect(await read({ after: items[0]!.cursor })).toEqual([items[1]]);
    expect(error).not.toHaveBeenCalled();
  });

  it('may come late and in any order', async () => {
    await keep(aHead({ no: '2090020000000000030', at: '2090-02-01T00:00:00.000Z' }));
    await keep(aHead({ no: '2090010000000000010', at: '2090-01-10T10:00:00.000Z' }));
    await keep(aHead({ no: '2090010000000000020', at: '2090-01-10T10:00:00.000Z' }));
    expect((await read()).map(({ isContradiction }) => isContradiction)).toEqual([false, false, false]);
    expect(error).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<HeadPublishedV1>]>([
    ['another hash at the same number', { hash: 'cd'.repeat(32) }],
    ['a higher number at an earlier time', { no: '2090010000000000011', at: '2090-01-10T09:59:59.999Z' }],
    ['a lower number at a later time', { no: '2090010000000000009', at: '2090-01-10T10:00:00.001Z' }],
  ])('are two histories with %s: both are kept and it is told', async (_what, other) => {
    await keep(aHead({}));
    await Promise.all([keep(aHead(other)), keep(aHead(other))]);
    expect((await read()).map(({ no, isContradiction }) => [no, isContradiction])).toEqual([
      [aHead({}).no, false],
      [aHead(other).no, true],
    ]);
    expect(error).toHaveBeenCalledTimes(1);
    expect(error).toHaveBeenCalledWith(expect.stringContaining('shows two histories'));
  });

  it('of two ledgers are two histories by right', async () => {
    await keep(aHead({ ledger: 'ledger-a' }));
    await keep(aHead({ ledger: 'ledger-b', hash: 'cd'.repeat(32) }));
    expect((await read()).map(({ ledger, isContradiction }) => [ledger, isContradiction])).toEqual([
      ['ledger-a', false],
      ['ledger-b', false],
    ]);
  });

  it('are never changed, and read by auditors alone', async () => {
    await keep(aHead({}));
    for (const change of [
      'update ledger_heads set no = 1',
      'delete from ledger_heads',
      'truncate ledger_heads',
    ])
      await expect(running.get(DataSource).query(change)).rejects.toThrow('append-only');
    await expect(read({}, callerWith('finance'))).rejects.toMatchObject({ code: 'platform.forbidden' });
  });
});

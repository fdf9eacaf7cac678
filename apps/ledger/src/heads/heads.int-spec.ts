import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { headPublished, openAccounts } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { service } from '../service';
import type { Head } from './heads.queries';
import { HeadsService } from './heads.service';

describe('the head of the log', () => {
  let nats: TestNats;
  let database: TestDatabase;
  let folder: string;
  let headsFile: string;
  const instances: RunningService[] = [];

  const start = async (settings: Record<string, string> = {}): Promise<RunningService> => {
    const running = await startService(service, {
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      HTTP_PORT: '0',
      HEADS_FILE: headsFile,
      ...settings,
    });
    instances.push(running);
    return running;
  };
  const publish = (running: RunningService) => running.get(HeadsService).publishHead();
  const move = async (running: RunningService): Promise<Head> => {
    const account = { accountId: randomUUID(), kind: 'suspense' as const, currency: 'MAD' };
    await running.get(Asks).ask(openAccounts, { accounts: [account] });
    return headOf(running);
  };
  const headOf = async (running: RunningService): Promise<Head> => {
    const [row] = await running
      .get(DataSource)
      .query<{ no: string; hash: string; at: Date }[]>(
        `select last_no as no, encode(hash, 'hex') as hash, posted_at as at from ledger_head`,
      );
    return { ...row!, at: row!.at.toISOString() };
  };
  const lines = (): Head[] =>
    (existsSync(headsFile) ? readFileSync(headsFile, 'utf8') : '')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Head);
  /** Nobody confirms them here, so they all stay. */
  const said = async (running: RunningService): Promise<(Head & { ledger?: string })[]> => {
    const rows = await running
      .get(DataSource)
      .query<{ envelope: string }[]>('select envelope from outbox where subject = $1 order by fact_id', [
        headPublished.subject,
      ]);
    return rows.map(({ envelope }) => (JSON.parse(envelope) as { data: Head }).data);
  };

  beforeAll(async () => {
    nats = await startTestNats();
  });
  afterAll(() => nats.stop());
  beforeEach(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'hanout-heads-'));
    headsFile = join(folder, 'heads', 'ledger.jsonl');
  });
  afterEach(async () => {
    await Promise.all(instances.splice(0).map((running) => running.stop()));
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not published while nothing has happened', async () => {
    const running = await start();
    await publish(running);
    expect(await said(running)).toEqual([]);
    expect(existsSync(headsFile)).toBe(false);
  });

  it('is published by itself, again and again', async () => {
    const running = await start({ HEAD_EVERY_SECONDS: '1' });
    const first = await move(running);
    await waitFor(async () => (await said(running)).length === 1);
    const second = await move(running);
    await waitFor(async () => (await said(running)).length === 2);
    await waitFor(() => lines().length === 2);
    expect(lines()).toEqual([first, second]);
    expect(await said(running)).toEqual([first, second]);
  });

  it('is published soon after the start', async () => {
    const running = await start();
    const head = await move(running);
    await running.stop();
    const restarted = await start();
    await waitFor(async () => (await said(restarted)).length === 1);
    await waitFor(() => lines().length === 1);
    expect(lines()).toEqual([head]);
  });

  it('is published once as long as it has not moved, by whichever instance', async () => {
    const running = await start();
    const head = await move(running);
    await publish(running);
    await publish(running);
    await publish(await start());
    expect(await said(running)).toEqual([head]);
    expect(lines()).toEqual([head]);
  });

  it('is published without waiting for those who post', async () => {
    const running = await start();
    const head = await move(running);
    const writer = running.get(DataSource).createQueryRunner();
    await writer.startTransaction();
    try {
      await writer.query('select from ledger_head for update');
      await publish(running);
    } finally {
      await writer.rollbackTransaction();
      await writer.release();
    }
    expect(lines()).toEqual([head]);
  });

  it('is only ever one that was, when two instances publish while others post', async () => {
    const both = [await start(), await start()];
    await Promise.all(
      both.flatMap((running) =>
        Array.from({ length: 20 }, async () => {
          await move(running);
          await publish(running);
        }),
      ),
    );
    const flushes = await both[0]!
      .get(DataSource)
      .query<Record<string, unknown>[]>(
        `select last_no as no, encode(hash, 'hex') as hash, posted_at as at from flushes`,
      );
    const history = new Set(
      flushes.map(({ no, hash, at }) => JSON.stringify({ no, hash, at: (at as Date).toISOString() })),
    );
    const published = [...lines(), ...(await said(both[0]!))];
    expect(published.filter((head) => !history.has(JSON.stringify(head)))).toEqual([]);
    await publish(both[0]!);
    const last = (await headOf(both[0]!)).no;
    expect(lines().map(({ no }) => no)).toContain(last);
  });

  it('is said once when the file cannot be written, and written when it can be again', async () => {
    const inTheWay = dirname(headsFile);
    writeFileSync(inTheWay, '');
    const running = await start();
    const head = await move(running);
    await expect(publish(running)).rejects.toThrow(inTheWay);
    await expect(publish(running)).rejects.toThrow(inTheWay);
    rmSync(inTheWay);
    mkdirSync(inTheWay);
    await publish(running);
    expect(lines()).toEqual([head]);
    expect(await said(running)).toEqual([head]);
  });

  it('tells when the log does not have any more what was published', async () => {
    const running = await start();
    const head = await move(running);
    await publish(running);
    await running
      .get(DataSource)
      .query(
        `set session_replication_role = replica; update flushes set hash = sha256('other'); reset session_replication_role`,
      );
    const next = await move(running);
    const error = jest.spyOn(Logger.prototype, 'error');
    await publish(running);
    expect(error).toHaveBeenCalledWith(expect.stringContaining(head.no));
    expect(lines()).toEqual([head, next]);
    error.mockRestore();
  });
});

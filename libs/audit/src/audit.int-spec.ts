import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, inTransaction, migrate } from '@hanout/database';
import { withOrigin } from '@hanout/messaging';
import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import { Audit, CHANGED, AUDIT_MIGRATIONS, HeadPublishing, sealEntries, type AuditEntry } from './index';
import { verifyFromCommandLine } from './verification/command-line';
import { readPublishedHeads } from './verification/published-heads';
import type { TrailReport } from './verification/report';
import { verifyTrail } from './verification/verify-trail';

const STAFF = '01890000-0000-7000-8000-000000000001';
const anEntry = (n: number, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  by: { kind: 'staff', id: STAFF, roles: ['compliance', 'auditor'] },
  operation: 'identity.freeze-wallet',
  subject: { kind: 'wallet', id: `wallet-${n}` },
  before: { state: 'open' },
  after: { state: 'frozen', phone: CHANGED },
  reason: 'طلب من النيابة العامة',
  ...changes,
});

/** Another value of a column that is not text. */
const OTHER_VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  'timestamp with time zone': "occurred_at - interval '1 second'",
  ARRAY: "array['x']",
  json: `'{"x": 1}'`,
};

describe('the audit trail', () => {
  const audit = new Audit();
  let database: TestDatabase;
  let source: DataSource;
  let sql: Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    source = createDataSource({
      url: database.url,
      poolMax: 20,
      applicationName: 'spec',
      entities: [],
      migrations: AUDIT_MIGRATIONS,
    });
    await source.initialize();
    await migrate(source);
    sql = new Client({ connectionString: database.url });
    await sql.connect();
  });
  afterEach(async () => {
    await sql?.end();
    await source?.destroy();
    await database?.drop();
  });

  const recorded = async (count: number): Promise<void> => {
    for (let n = 1; n <= count; n += 1) await audit.record(source.manager, anEntry(n));
    await sealEntries(source);
  };
  const told = ({ faults }: TrailReport): string[] =>
    faults.map(({ kind, number, upTo }) => [kind, number, upTo].filter(Boolean).join(' '));

  it('keeps who did what to what, why, and where it came from', async () => {
    await withOrigin({ correlationId: 'till-7:1', address: '196.200.1.2', agentHash: 'ab12' }, () =>
      audit.record(source.manager, anEntry(1, { onBehalfOf: 'network:cash-plus' })),
    );
    const { rows } = await sql.query('select * from audit_entries');
    expect(rows).toEqual([
      {
        entry_id: expect.any(String) as string,
        number: null,
        hash: null,
        occurred_at: expect.any(Date) as Date,
        actor_kind: 'staff',
        actor_id: STAFF,
        actor_roles: ['compliance', 'auditor'],
        on_behalf_of: 'network:cash-plus',
        operation: 'identity.freeze-wallet',
        subject_kind: 'wallet',
        subject_id: 'wallet-1',
        before: { state: 'open' },
        after: { state: 'frozen', phone: 'changed' },
        reason: 'طلب من النيابة العامة',
        address: '196.200.1.2',
        agent_hash: 'ab12',
        correlation_id: 'till-7:1',
      },
    ]);
  });

  it('takes no personal field as it is', async () => {
    for (const after of [
      { phone: '+212600000001' },
      { inner: { nameAr: 'فاطمة' } },
      { all: [{ cin: 'AB1' }] },
    ])
      await expect(audit.record(source.manager, anEntry(1, { after }))).rejects.toThrow('personal field');
    await audit.record(source.manager, anEntry(1, { after: { cin: 'hash:00ff', tokenRevoked: true } }));
  });

  it('is kept and given up with the transaction it tells of', async () => {
    await inTransaction(source, async (manager) => {
      await audit.record(manager, anEntry(1));
      throw new Error('no');
    }).catch(() => undefined);
    await recorded(1);
    expect(await verifyTrail(sql)).toMatchObject({ entries: 1n, head: { no: '1' }, faults: [] });
  });

  it('numbers without a hole what many write and several seal at once', async () => {
    let isWriting = true;
    const seal = async (): Promise<void> => {
      while (isWriting) await sealEntries(source);
    };
    const sealing = [seal(), seal()];
    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        inTransaction(source, async (manager) => {
          await audit.record(manager, anEntry(n));
          await manager.query('select pg_sleep(random() / 20)');
          if (n % 5 === 0) throw new Error('rolled back');
        }).catch(() => undefined),
      ),
    );
    isWriting = false;
    await Promise.all(sealing);
    await sealEntries(source);
    expect(await verifyTrail(sql)).toMatchObject({
      entries: 160n,
      head: { no: '160' },
      waiting: 0,
      faults: [],
    });
  });

  it('refuses to be changed, removed, emptied or sealed twice, also for its owner', async () => {
    await recorded(2);
    await audit.record(source.manager, anEntry(3));
    for (const statement of [
      `update audit_entries set reason = 'other' where number = 1`,
      `update audit_entries set number = 9 where number = 1`,
      `update audit_entries set reason = 'other' where number is null`,
      `update audit_entries set number = 3, hash = sha256('x'), reason = 'other' where number is null`,
      'delete from audit_entries',
      'truncate audit_entries',
      `insert into audit_entries select gen_random_uuid(), 3, hash, occurred_at, actor_kind, actor_id, actor_roles
         from audit_entries where number = 1`,
    ])
      await expect(sql.query(statement)).rejects.toThrow(/neither changed nor removed|sealed after/);
  });

  it('lets a sealing change nothing else, whatever the column', async () => {
    await audit.record(source.manager, anEntry(1));
    const { rows } = await sql.query<{ name: string; kind: string }>(
      `select column_name as name, data_type as kind from information_schema.columns
        where table_name = 'audit_entries' and column_name not in ('number', 'hash')`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { name, kind } of rows) {
      const other = OTHER_VALUES[kind] ?? `coalesce(${name}, '') || 'x'`;
      await expect(
        sql.query(`update audit_entries set number = 1, hash = sha256('x'), ${name} = ${other}`),
      ).rejects.toThrow('neither changed nor removed');
    }
  });

  describe('in the hands of a superuser', () => {
    const tamper = async (...statements: string[]): Promise<TrailReport> => {
      await sql.query("set session_replication_role = 'replica'");
      for (const statement of statements) await sql.query(statement);
      await sql.query("set session_replication_role = 'origin'");
      return verifyTrail(sql);
    };
    beforeEach(() => recorded(20));

    it.each([
      'actor_id',
      'actor_kind',
      'operation',
      'subject_kind',
      'subject_id',
      'on_behalf_of',
      'reason',
      'address',
      'agent_hash',
      'correlation_id',
    ])('a change of %s is found in its place', async (column) => {
      const other = column === 'actor_kind' ? 'client' : column === 'operation' ? 'a.b' : 'other';
      expect(told(await tamper(`update audit_entries set ${column} = '${other}' where number = 7`))).toEqual([
        'changed 7',
      ]);
    });

    it.each([
      `before = '{"state": "open"}'`,
      `after = null`,
      `occurred_at = occurred_at + interval '1 microsecond'`,
      `actor_roles = '{compliance}'`,
      `actor_roles = '{"compliance,auditor"}'`,
      'entry_id = gen_random_uuid()',
      `hash = sha256('x')`,
    ])('so is %s', async (change) => {
      const [first] = told(await tamper(`update audit_entries set ${change} where number = 7`));
      expect(first).toBe('changed 7');
    });

    it('so is an entry removed, at the beginning and in the middle', async () => {
      expect(told(await tamper('delete from audit_entries where number in (1, 11, 12)'))).toEqual([
        'missing 1 1',
        'missing 11 12',
      ]);
    });

    it('and when those behind it move up, all of them', async () => {
      const report = await tamper(
        'delete from audit_entries where number = 7',
        'update audit_entries set number = -number where number > 7',
        'update audit_entries set number = -number - 1 where number < 0',
      ).catch((error: Error) => error);
      // The table itself has no negative numbers.
      expect(String(report)).toContain('audit_number_positive');
      const moved = await tamper(
        'delete from audit_entries where number = 7',
        'update audit_entries set number = number + 1000 where number > 7',
        'update audit_entries set number = number - 1001 where number > 1000',
      );
      expect(told(moved)[0]).toBe('changed 7');
      expect(moved.faultsInAll).toBe(13);
    });

    it('so is an entry put between, and two that changed places', async () => {
      const put = await tamper(
        'update audit_entries set number = number + 1000 where number > 7',
        'update audit_entries set number = number - 999 where number > 1000',
        `insert into audit_entries (entry_id, number, hash, occurred_at, actor_kind, actor_id, actor_roles, operation,
           subject_kind, subject_id) select gen_random_uuid(), 8, sha256('x'), occurred_at, actor_kind, actor_id,
           actor_roles, operation, subject_kind, subject_id from audit_entries where number = 7`,
      );
      expect(told(put)[0]).toBe('changed 8');
    });

    it('so are two that changed places', async () => {
      const swapped = await tamper(
        'update audit_entries set number = 1000 where number = 5',
        'update audit_entries set number = 5 where number = 6',
        'update audit_entries set number = 6 where number = 1000',
      );
      expect(told(swapped)).toEqual(['changed 5', 'changed 6', 'changed 7']);
    });

    it('so are guards that do not fire, and an entry that nobody seals', async () => {
      await audit.record(source.manager, anEntry(21));
      const report = await tamper(
        'alter table audit_entries disable trigger audit_entry_stays',
        `update audit_entries set occurred_at = now() - interval '1 hour' where number is null`,
      );
      expect(report.faults).toMatchObject([
        { kind: 'unsealed' },
        { kind: 'unguarded', what: 'audit_entry_stays' },
      ]);
    });

    it('against published heads also a tail that was cut off, and a trail written anew', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'hanout-audit-'));
      const file = join(folder, 'heads', 'audit.jsonl');
      const publishing = new HeadPublishing(source, file);
      await publishing.publish();
      await publishing.publish();
      const heads = await readPublishedHeads(file);
      expect(heads).toMatchObject([{ no: '20' }]);
      expect(await verifyTrail(sql, { heads })).toMatchObject({ faults: [], headsCompared: 1 });

      expect(told(await tamper('delete from audit_entries where number > 15'))).toEqual([]);
      expect(told(await verifyTrail(sql, { heads }))).toEqual(['cut_off 16 20']);
      let shown = '';
      const screen = { write: (text: string) => (shown += text) };
      const args = ['--database', database.url, '--heads', file];
      expect(await verifyFromCommandLine(args, { stdout: screen, stderr: screen })).toBe(1);
      expect(shown).toContain('number 16 to 20: a published head lies behind the end: the tail was cut off');

      // All hashes made again by the very function that seals: only the head from before knows.
      await tamper(
        `update audit_entries set reason = 'other' where number = 3`,
        'update audit_entries set number = null, hash = null',
      );
      await sealEntries(source);
      for (let n = 16; n <= 20; n += 1) await audit.record(source.manager, anEntry(n));
      await sealEntries(source);
      expect(told(await verifyTrail(sql))).toEqual([]);
      expect(told(await verifyTrail(sql, { heads }))).toEqual(['rewritten 20']);
      await rm(folder, { recursive: true });
    });
  });
});

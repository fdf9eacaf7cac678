import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { confirmTotp, enrolPeople, exportPerson, signIn, startTotp, type CallerV1 } from '@hanout/contracts';
import { openValue, readKeyRing, sealValue } from '@hanout/sealing';
import { TestIdentity } from '../../test/identity';
import { networkClient, someone, testKey } from '../../test/people';
import { Administrators, PASSWORD } from '../../test/staff';
import { appointmentPlace, evidencePlace, personPlace } from '../personal-data/places';
import { codeAt, STEP_SECONDS } from '../second-factors/totp';
import { rotateFromCommandLine } from './command-line';
import { rotateKeys } from './rotate-keys';
import { SEALED_TABLES } from './sealed-tables';

const PEOPLE = 450;
const FORMER = `test:${testKey('seal')}`;
const NEW = `2027:${testKey('seal 2027')}`;
const BOTH = `${NEW},${FORMER}`;
const ring = readKeyRing(BOTH);
const formerKey = ring.keys.get('test')!;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

describe('a new sealing key', () => {
  let identity: TestIdentity;
  let other: Client;
  let people: string[];

  beforeAll(async () => {
    identity = new TestIdentity();
    await identity.open();
    other = new Client({ connectionString: identity.db.url });
    await other.connect();
    people = (await enrol(1, PEOPLE)).map(({ personId }) => personId!);
  });
  afterAll(async () => {
    await other?.end();
    await identity?.close();
  });
  beforeEach(sealUnderFormer);

  async function enrol(from: number, count: number) {
    const body = { people: someone(from, count) };
    return (await identity.asks.ask(enrolPeople, { caller: networkClient('cash-plus'), body })).enrolments;
  }
  /** As every test finds it: all is under the former key. */
  async function sealUnderFormer(): Promise<void> {
    await rotateKeys(identity.sql, readKeyRing(`${FORMER},${NEW}`));
  }
  const underNew = (table = 'people') => identity.count(`${table} where key_id = '2027'`);
  const commandLine = async (...args: string[]) => {
    let out = '';
    const terminal = {
      stdout: { write: (text: string) => (out += text) },
      stderr: { write: (text: string) => (out += text) },
    };
    const environment = { DATABASE_URL: identity.db.url, ENCRYPTION_KEYS: BOTH };
    return { code: await rotateFromCommandLine(args, environment, terminal), out };
  };

  it('is known to every table that has sealed columns', async () => {
    const { rows } = await identity.sql.query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns
        where table_schema = 'public' and (column_name ~ '_sealed$' or column_name = 'key_id')`,
    );
    const found = rows.map((row) => `${row.table_name}.${row.column_name}`);
    const listed = SEALED_TABLES.flatMap(({ name, columns }) =>
      ['key_id', ...columns.map(({ column }) => column)].map((column) => `${name}.${column}`),
    );
    // Sealed with the token that was spent for it, and gone within a minute.
    expect(found.sort()).toEqual([...listed, 'sessions.successor_sealed'].sort());
  });

  it('seals everything anew, so that the former one can be taken away', async () => {
    const house = await Administrators.of(identity);
    const member = await house.aMember();
    const { secret } = await identity.asks.ask(startTotp, { caller: member.caller });
    const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
    const bytes = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
    const step = Math.floor(Date.now() / 1_000 / STEP_SECONDS);
    await identity.asks.ask(confirmTotp, { caller: member.caller, body: { code: codeAt(bytes, step - 1) } });
    const [appointmentId, evidenceId] = [await anAppointment(), await someEvidence()];

    const { code, out } = await commandLine();
    expect(out).toContain('nothing is under test any more: it may leave the ring');
    expect(code).toBe(0);
    for (const { name } of SEALED_TABLES) {
      expect(await underNew(name)).toBeGreaterThan(0);
      expect(await identity.count(`${name} where key_id <> '2027'`)).toBe(0);
    }
    await identity.stop();
    await identity.start({ ENCRYPTION_KEYS: NEW });
    const caller: CallerV1 = { kind: 'person', id: people[7]!, roles: ['customer'], network: 'cash-plus' };
    const exported = JSON.stringify(await identity.asks.ask(exportPerson, { caller, personId: people[7]! }));
    expect(exported).toContain('Fatima i');
    expect(exported).toContain('1000000008');
    const body = {
      grant: 'staff' as const,
      username: member.username,
      password: PASSWORD,
      totpCode: codeAt(bytes, step + 1),
    };
    await expect(identity.asks.ask(signIn, { body })).resolves.toBeDefined();
    expect(await opened('appointments', 'name_sealed', appointmentPlace('name', appointmentId))).toBe(
      'Hassan',
    );
    expect(await opened('kyc_evidence', 'image_sealed', evidencePlace(evidenceId))).toBe('a picture');
    await identity.stop();
    await identity.start();
  });

  it('changes nothing when it only counts', async () => {
    const { code, out } = await commandLine('--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/rows are still under test: it must stay in the ring/);
    expect(await underNew()).toBe(0);
  });

  it('goes on where it was ended', async () => {
    const stopped = new AbortController();
    await rotateKeys(identity.sql, ring, { signal: stopped.signal, onProgress: () => stopped.abort() });
    expect(await underNew()).toBe(200);
    const [report] = await rotateKeys(identity.sql, ring);
    expect(report!.resealed).toBe((await identity.count('people')) - 200);
    expect(await identity.count(`people where key_id <> '2027'`)).toBe(0);
  });

  it('is shared out when two run at once', async () => {
    const [here, there] = await Promise.all([rotateKeys(identity.sql, ring), rotateKeys(other, ring)]);
    expect(here[0]!.resealed + there[0]!.resealed).toBe(await identity.count('people'));
    expect(await identity.count(`people where key_id <> '2027'`)).toBe(0);
  });

  it('waits for a row that the service is writing, and keeps what was written', async () => {
    const personId = people[3]!;
    await other.query('begin');
    await other.query('select 1 from people where person_id = $1 for update', [personId]);
    const rotating = rotateKeys(identity.sql, ring);
    await other.query('update people set name_fr_sealed = $2 where person_id = $1', [
      personId,
      sealValue('Written meanwhile', formerKey, personPlace('name_fr', personId)),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.query('commit');
    const [report] = await rotating;
    expect(report!.unopened).toEqual([]);
    const { rows } = await other.query<{ value: Buffer }>(
      'select name_fr_sealed as value from people where person_id = $1',
      [personId],
    );
    const name = openValue(rows[0]!.value, ring.keys.get('2027')!, personPlace('name_fr', personId));
    expect(name).toBe('Written meanwhile');
  });

  it('leaves alone and names a row that does not open, and one under a key that is not there', async () => {
    const [tampered, foreign] = [people[0]!, people[1]!];
    const before = await identity.sql.query<{ value: Buffer }>(
      'select cin_sealed as value from people where person_id = $1',
      [tampered],
    );
    await identity.sql.query(`update people set cin_sealed = name_fr_sealed where person_id = $1`, [
      tampered,
    ]);
    await identity.sql.query(`update people set key_id = 'lost' where person_id = $1`, [foreign]);
    const { code, out } = await commandLine();
    expect(code).toBe(1);
    expect(out).toContain(`people ${tampered} does not open with the key test`);
    expect(out).toContain(`people ${foreign} does not open with the key lost`);
    expect(out).toContain('1 rows are still under test');
    expect(await underNew()).toBe((await identity.count('people')) - 2);
    await identity.sql.query('update people set cin_sealed = $2 where person_id = $1', [
      tampered,
      before.rows[0]!.value,
    ]);
    await identity.sql.query(`update people set key_id = 'test' where person_id = $1`, [foreign]);
  });

  it('says what it needs', async () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text);
    const code = await rotateFromCommandLine([], {}, { stdout: { write }, stderr: { write } });
    expect([code, written.join('')]).toEqual([2, expect.stringContaining('DATABASE_URL')]);
  });

  async function opened(table: string, column: string, place: string): Promise<string> {
    const { rows } = await identity.sql.query<{ value: Buffer }>(`select ${column} as value from ${table}`);
    return openValue(rows[0]!.value, ring.keys.get('2027')!, place);
  }

  async function anAppointment(): Promise<string> {
    const appointmentId = randomUUID();
    await identity.sql.query(
      `insert into appointments (appointment_id, role, network, phone_hash, phone_sealed, name_sealed, key_id, content_hash,
                                 invited_by, invited_at)
       values ($1, 'agent_supervisor', 'cash-plus', sha256('p'), $2, $3, 'test', sha256('c'), $1, now())`,
      [
        appointmentId,
        sealValue('+212600000001', formerKey, appointmentPlace('phone', appointmentId)),
        sealValue('Hassan', formerKey, appointmentPlace('name', appointmentId)),
      ],
    );
    return appointmentId;
  }

  async function someEvidence(): Promise<string> {
    const [evidenceId, caseId] = [randomUUID(), randomUUID()];
    await identity.sql.query(
      `insert into kyc_cases (case_id, wallet_id, tier, state, stage, opened_by, opened_at, touched_at)
       select $1, wallet_id, 3, 'draft', 'first', person_id, now(), now() from wallets limit 1`,
      [caseId],
    );
    await identity.sql.query(
      `insert into kyc_evidence (evidence_id, case_id, kind, sha256, size_bytes, sent_hash, image_sealed, key_id, added_by,
                                 added_at)
       values ($1, $2, 'cin', sha256('a picture'), 9, sha256('a picture'), $3, 'test', $1, now())`,
      [evidenceId, caseId, sealValue('a picture', formerKey, evidencePlace(evidenceId))],
    );
    return evidenceId;
  }
});

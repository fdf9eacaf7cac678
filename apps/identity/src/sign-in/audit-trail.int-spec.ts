/** What an auditor finds of enrolments, first logins and refused sign-ins. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolPeople, readAudit, signIn, type CallerV1, type SignInBodyV1 } from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { aPerson, networkClient } from '../../test/people';

const PASSWORD = 'a long pass phrase';
const AUDITOR: CallerV1 = { kind: 'staff', id: '01890000-0000-7000-8000-0000000000a1', roles: ['auditor'] };

describe('the trail of identity', () => {
  let folder: string;
  let identity: TestIdentity;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hanout-trail-'));
    const file = join(folder, 'bootstrap.json');
    const staff = [{ username: 'amina', password: PASSWORD, roles: ['finance'] }];
    await writeFile(file, JSON.stringify({ staff, clients: [] }));
    identity = new TestIdentity({ BOOTSTRAP_FILE: file });
    await identity.open();
  });
  afterAll(async () => {
    await identity.close();
    await rm(folder, { recursive: true });
  });

  const trail = async (subject: string) =>
    (await identity.asks.ask(readAudit('identity'), { caller: AUDITOR, subject })).entries;
  const refuse = (body: SignInBodyV1) => identity.asks.ask(signIn, { body }).catch(() => undefined);

  it('has the first logins, by the bootstrap', async () => {
    expect(await trail('staff')).toMatchObject([
      {
        operation: 'identity.bootstrap',
        actor: { kind: 'system', id: 'bootstrap' },
        after: '{"roles":["finance"]}',
      },
    ]);
  });

  it('has a refused sign-in of staff by whom it was meant for, and never what was typed', async () => {
    const { subjectId } = (await trail('staff'))[0]!;
    await refuse({ grant: 'staff', username: 'amina', password: 'wrong-canary' });
    await refuse({ grant: 'staff', username: 'typed-canary', password: PASSWORD });
    const entries = await trail('staff');
    expect(entries.slice(0, 2)).toMatchObject([
      { operation: 'identity.sign-in', subjectId: 'unknown' },
      { operation: 'identity.sign-in', subjectId, actor: { kind: 'nobody' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('canary');
    await identity.asks.ask(signIn, { body: { grant: 'staff', username: 'amina', password: PASSWORD } });
    expect((await trail('staff')).length).toBeGreaterThanOrEqual(entries.length);
  });

  it('has each enrolment once, however often it is presented', async () => {
    const ask = { caller: networkClient('cash-plus'), body: { people: [aPerson(1), aPerson(2)] } };
    const { enrolments } = await identity.asks.ask(enrolPeople, ask);
    await identity.asks.ask(enrolPeople, ask);
    for (const { personId, walletId } of enrolments) {
      const entries = (await trail(`person:${personId}`)).filter(
        ({ operation }) => operation === 'identity.enrol-people',
      );
      expect(entries).toMatchObject([
        { onBehalfOf: 'network:cash-plus', after: JSON.stringify({ walletId, tier: 2, isNew: true }) },
      ]);
    }
  });
});

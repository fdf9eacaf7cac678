import {
  changeConsent,
  enrolPeople,
  erasePerson,
  exportPerson,
  LANGUAGES,
  readConsents,
  requestCode,
  type CallerV1,
  type PersonToEnrolV1,
} from '@hanout/contracts';
import { changeAccount, readBalances, type ChangeAccountV1, type ReadBalancesV1 } from '@hanout/contracts';
import { fakeAnswers, type FakeAnswers } from '@hanout/testing';
import { TestIdentity } from '../../test/identity';
import { aPerson, aShop, networkClient } from '../../test/people';
import { Erasures } from './erasure.service';
import purposes from './purposes.json';

const COMPLIANCE: CallerV1 = {
  kind: 'staff',
  id: '01890000-0000-7000-8000-0000000000c0',
  roles: ['compliance'],
};

describe('a person’s data', () => {
  const identity = new TestIdentity({ ENVELOPE_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}` });
  let balances: FakeAnswers<ReadBalancesV1>;
  let closings: FakeAnswers<ChangeAccountV1>;
  const money = new Map<string, string>();
  let n = 500;

  beforeAll(async () => {
    await identity.open();
    balances = await fakeAnswers(identity.nats.url, readBalances, ({ accountIds }) => ({
      balances: accountIds.map((accountId) => ({
        accountId,
        kind: 'customer' as const,
        balance: { minor: money.get(accountId) ?? '0', currency: 'MAD' },
      })),
    }));
    closings = await fakeAnswers(identity.nats.url, changeAccount, ({ changeId }) => ({
      changeId,
      outcome: 'changed' as const,
      changedAt: '2026-11-25T09:00:00.000Z',
    }));
  });
  afterAll(async () => {
    await Promise.all([balances?.stop(), closings?.stop()]);
    await identity.close();
  });

  const enrol = async (person: PersonToEnrolV1) => {
    const body = { people: [person] };
    const { enrolments } = await identity.asks.ask(enrolPeople, { caller: networkClient('cash-plus'), body });
    return enrolments[0]!;
  };
  const aHolder = async (changes: Partial<PersonToEnrolV1> = {}) => {
    const person = aPerson((n += 1), changes);
    const { personId, walletId } = await enrol(person);
    const caller: CallerV1 = {
      kind: 'person',
      id: personId!,
      roles: ['customer'],
      network: 'cash-plus',
      walletId: walletId!,
    };
    return { person, caller, personId: personId!, walletId: walletId! };
  };
  const trailOf = (personId: string, operation: string) =>
    identity.count('audit_entries where subject_id = $1 and operation = $2', [personId, operation]);
  const erase = (caller: CallerV1, personId?: string) =>
    identity.asks.ask(erasePerson, {
      caller,
      ...(personId !== undefined && { personId }),
      body: { reason: 'Request of 2026/118' },
    });

  it('stands in no table of the database as it is written', async () => {
    const { person } = await aHolder({
      nameFr: 'Zéphyrine Canarivelle',
      nameAr: 'زفيرين كناريفال',
      cin: 'QK918273',
      phone: '0691827364',
      merchant: aShop('PRIVACY1'),
    });
    await identity.asks.ask(requestCode, { body: { phone: person.phone } });
    expect(await identity.count('outbox')).toBeGreaterThan(0);
    const { rows: tables } = await identity.sql.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await identity.sql.query<{ row: string }>(`select t::text as row from ${name} t`);
      for (const { row } of rows) {
        const values = ['QK918273', '691827364', 'Canarivelle', 'كناريفال', person.references[0]!.value];
        const asBytes = values.map((value) => Buffer.from(value).toString('hex'));
        if ([...values, ...asBytes].some((value) => row.includes(value))) found.push(`${name}: ${row}`);
      }
    }
    expect(tables.length).toBeGreaterThan(10);
    expect(found).toEqual([]);
    // The reader gets it all the same.
    expect(identity.logged.filter((line) => line.includes('691827364'))).toEqual([]);
  });

  describe('exported', () => {
    it('is whole, opened, and for the person', async () => {
      const { person, caller, personId, walletId } = await aHolder();
      await identity.sql.query(
        `insert into pins values ($1, '$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA', 'first', 3, null, $1, now())`,
        [personId],
      );
      const answer = await identity.asks.ask(exportPerson, { caller });
      const data = JSON.parse(answer.data) as Record<string, Record<string, unknown>[]>;
      expect(data.person).toMatchObject({
        personId,
        cin: person.cin,
        phone: `+212${person.phone.slice(1)}`,
        nameAr: person.nameAr,
        nameFr: person.nameFr,
        references: person.references,
      });
      expect(data.wallets).toMatchObject([{ wallet_id: walletId, network: 'cash-plus', tier: 2 }]);
      expect(data.enrolments).toHaveLength(1);
      expect(data.pins).toMatchObject([{ tries_left: 3 }]);
      expect(answer.data).not.toMatch(/hash"|_sealed|argon2/);
      expect(await trailOf(personId, 'identity.export-person')).toBe(1);
    });

    it('is for compliance with a reason, and for nobody else', async () => {
      const [one, other] = [await aHolder(), await aHolder()];
      const ask = (caller: CallerV1, more: object) => identity.asks.ask(exportPerson, { caller, ...more });
      const { personId } = one;
      await expect(ask(COMPLIANCE, { personId })).rejects.toMatchObject({ code: 'identity.reason_needed' });
      await expect(ask(COMPLIANCE, { personId, reason: 'File 2026/118' })).resolves.toMatchObject({
        personId,
      });
      const strangers = [personId, '01890000-0000-7000-8000-00000000dead'].map((id) =>
        ask(other.caller, { personId: id }).catch((error: unknown) => error),
      );
      const [existing, absent] = await Promise.all(strangers);
      expect(existing).toMatchObject({ code: 'identity.unknown_person', kind: 'not_found' });
      expect(absent).toEqual(existing);
      await expect(ask({ ...COMPLIANCE, roles: ['finance'] }, { personId })).rejects.toMatchObject({
        code: 'platform.forbidden',
      });
      expect(await trailOf(personId, 'identity.export-person')).toBe(1);
    });
  });

  describe('a consent', () => {
    const change = (caller: CallerV1, purpose: string, isGiven: boolean, version = purposes[0]!.version) =>
      identity.asks.ask(changeConsent, { caller, purpose, body: { version, isGiven } });

    it('is given once however often, withdrawn, given again, and each stands with its dates', async () => {
      const { caller, personId } = await aHolder();
      await Promise.all(Array.from({ length: 10 }, () => change(caller, 'service_news', true)));
      expect(await identity.count('consents where person_id = $1', [personId])).toBe(1);
      await change(caller, 'service_news', false);
      await change(caller, 'service_news', false);
      const { consents } = await change(caller, 'service_news', true);
      expect(consents.find(({ purpose }) => purpose === 'service_news')).toMatchObject({
        givenVersion: purposes[0]!.version,
      });
      expect(await identity.count('consents where person_id = $1', [personId])).toBe(2);
      expect(await trailOf(personId, 'identity.change-consent')).toBe(3);
    });

    it('of words that have changed since stands as what it was, until those in force are agreed to', async () => {
      const { caller, personId } = await aHolder();
      await identity.sql.query(
        `insert into consents (consent_id, person_id, purpose, version, given_at)
         values (gen_random_uuid(), $1, 'service_news', '2026-01-01', now())`,
        [personId],
      );
      const before = await identity.asks.ask(readConsents, { caller });
      const inForce = purposes.find(({ purpose }) => purpose === 'service_news')!;
      expect(inForce.version > '2026-01-01').toBe(true);
      const standing = { ...inForce, givenVersion: '2026-01-01' };
      expect(before.consents).toContainEqual(expect.objectContaining(standing));
      const { consents } = await change(caller, 'service_news', true);
      expect(consents).toContainEqual(expect.objectContaining({ ...inForce, givenVersion: inForce.version }));
      const ended = 'consents where person_id = $1 and withdrawn_at is not null';
      expect(await identity.count(ended, [personId])).toBe(1);
    });

    it('is asked for in each language, in its own letters', async () => {
      const { caller } = await aHolder();
      const { consents } = await identity.asks.ask(readConsents, { caller });
      const letters = { ar: /\p{Script=Arabic}/u, fr: /\p{Script=Latin}/u, zgh: /\p{Script=Tifinagh}/u };
      for (const { purpose, texts } of consents)
        for (const language of LANGUAGES)
          expect([purpose, texts[language]]).toEqual([purpose, expect.stringMatching(letters[language])]);
    });

    it('is for words that were read, and only where there is a choice', async () => {
      const { caller } = await aHolder();
      await expect(change(caller, 'service_news', true, '2020-01-01')).rejects.toMatchObject({
        code: 'identity.purpose_text_changed',
      });
      await expect(change(caller, 'know_your_customer', false)).rejects.toMatchObject({
        code: 'identity.purpose_not_optional',
      });
      await expect(change(caller, 'unheard_of', true)).rejects.toMatchObject({
        code: 'identity.unknown_purpose',
      });
      const { consents } = await identity.asks.ask(readConsents, { caller });
      expect(consents.filter(({ givenAt }) => givenAt !== undefined)).toEqual([]);
    });
  });

  describe('erased', () => {
    it('is found by nothing, kept sealed for the law, once for all who ask at once', async () => {
      const { person, caller, personId, walletId } = await aHolder();
      await identity.asks.ask(changeConsent, {
        caller,
        purpose: 'service_news',
        body: { version: purposes[0]!.version, isGiven: true },
      });
      const answers = await Promise.all([
        erase(caller),
        erase(COMPLIANCE, personId),
        ...Array.from({ length: 6 }, () => erase(caller)),
      ]);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(Number(answers[0]!.keptUntil.slice(0, 4)) - Number(answers[0]!.erasedAt.slice(0, 4))).toBe(10);
      expect(await trailOf(personId, 'identity.erase-person')).toBe(1);
      expect(await erase(caller)).toEqual(answers[0]);
      const closed = closings.questions.filter(({ accountId }) => accountId === walletId);
      expect(new Set(closed.map(({ changeId }) => changeId)).size).toBe(1);

      expect(
        await identity.count('people where person_id = $1 and cin_hash is null and phone_hash is null', [
          personId,
        ]),
      ).toBe(1);
      expect(await identity.count('person_references where person_id = $1', [personId])).toBe(0);
      expect(await identity.count('consents where person_id = $1 and withdrawn_at is null', [personId])).toBe(
        0,
      );
      const kept = await identity.asks.ask(exportPerson, {
        caller: COMPLIANCE,
        personId,
        reason: 'Court order',
      });
      expect(JSON.parse(kept.data)).toMatchObject({ person: { cin: person.cin } });

      // The same card comes again: somebody new, who has agreed to nothing yet.
      const again = await enrol({ ...person, enrolmentId: `again-${personId}` });
      expect(again.outcome).toBe('enrolled');
      expect(again.personId).not.toBe(personId);
      expect(await identity.count('consents where person_id = $1', [again.personId])).toBe(0);
    });

    it('is emptied when the law’s time is over', async () => {
      const { caller, personId } = await aHolder();
      await erase(caller);
      const erasures = identity.get(Erasures);
      await erasures.emptyExpired();
      expect(await identity.count(`people where person_id = $1 and cin_sealed = ''`, [personId])).toBe(0);
      await identity.sql.query(`update erasures set kept_until = '2020-01-01' where person_id = $1`, [
        personId,
      ]);
      await Promise.all([erasures.emptyExpired(), erasures.emptyExpired()]);
      expect(
        await identity.count(
          `people where person_id = $1 and cin_sealed = '' and phone_sealed = '' and name_ar_sealed = '' and name_fr_sealed = ''`,
          [personId],
        ),
      ).toBe(1);
      const left = await identity.asks.ask(exportPerson, {
        caller: COMPLIANCE,
        personId,
        reason: 'Court order',
      });
      expect(JSON.parse(left.data)).toMatchObject({ person: { cin: null, phone: null, nameAr: null } });
    });

    it('is not while money is in a wallet, nor by anybody else', async () => {
      const { caller, personId, walletId } = await aHolder();
      const other = await aHolder();
      money.set(walletId, '100');
      await expect(erase(caller)).rejects.toMatchObject({ code: 'identity.wallet_not_empty' });
      expect(closings.questions.filter(({ accountId }) => accountId === walletId)).toEqual([]);
      await expect(erase(other.caller, personId)).rejects.toMatchObject({ code: 'identity.unknown_person' });
      await expect(erase({ ...COMPLIANCE, roles: ['auditor'] }, personId)).rejects.toMatchObject({
        code: 'platform.forbidden',
      });
      expect(await identity.count('erasures where person_id = $1', [personId])).toBe(0);
    });
  });
});

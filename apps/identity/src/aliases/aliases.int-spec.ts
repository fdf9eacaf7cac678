import { v7 as uuidV7 } from 'uuid';
import {
  chooseAliases,
  enrolPeople,
  findAliases,
  freezeAlias,
  lookUpAlias,
  moveNumber,
  numbersChanged,
  readAliases,
  requestCode,
  requestNumberCode,
  type CallerV1,
  type NetworkName,
  type PersonToEnrolV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { TestIdentity } from '../../test/identity';
import { aPerson, aShop, networkClient } from '../../test/people';

const identity = new TestIdentity({ ALIAS_LOOKUPS_PER_MINUTE: '8', ALIAS_LOOKUPS_PER_DAY: '12' });
const COMPLIANCE: CallerV1 = { kind: 'staff', id: uuidV7(), roles: ['compliance'] };
let n = 80_000;
beforeAll(() => identity.open());
afterAll(() => identity.close());

interface Holder {
  person: PersonToEnrolV1;
  phone: string;
  caller: CallerV1;
  walletId: string;
}

async function aHolder(
  changes: Partial<PersonToEnrolV1> = {},
  network: NetworkName = 'cash-plus',
): Promise<Holder> {
  const person = aPerson((n += 1), {
    nameFr: 'Fatima Zerhouni',
    nameAr: 'فاطمة الزرهوني',
    communeCode: 'MA-REH:ben-guerir',
    ...changes,
  });
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: networkClient(network),
    body: { people: [person] },
  });
  const { personId, walletId } = enrolments[0]!;
  const caller: CallerV1 = {
    kind: 'person',
    id: personId!,
    roles: ['customer'],
    network,
    walletId: walletId!,
  };
  return { person, phone: person.phone, caller, walletId: walletId! };
}

const anAsker = (): CallerV1 => ({ kind: 'person', id: uuidV7(), roles: ['customer'] });
const choose = (caller: CallerV1, walletIds: string[], isListed = true) =>
  identity.asks.ask(chooseAliases, { caller, body: { isListed, walletIds } });
const lookUp = (phone: string, network?: NetworkName, caller = anAsker()) =>
  identity.asks.ask(lookUpAlias, { caller, body: { phone, ...(network && { network }) } });
const UNFOUND = { code: 'identity.no_such_alias', kind: 'not_found' };

describe('looking a number up', () => {
  it('shows a masked name and the commune, once the holder has agreed', async () => {
    const { phone, caller, walletId } = await aHolder();
    await expect(lookUp(phone)).rejects.toMatchObject(UNFOUND);
    const own = await choose(caller, [walletId]);
    expect(own).toMatchObject({
      isListed: true,
      items: [{ walletId, network: 'cash-plus', isDefault: true, state: 'active' }],
    });
    await expect(choose(caller, [walletId])).resolves.toEqual(own);
    await expect(identity.asks.ask(readAliases, { caller })).resolves.toEqual(own);
    await expect(lookUp(`00212 ${phone.slice(1)}`)).resolves.toEqual({
      walletId,
      network: 'cash-plus',
      walletKind: 'customer',
      shownFr: 'Fatima Z. — Ben Guerir',
      shownAr: 'فاطمة ز. — ابن جرير',
    });
    await choose(caller, [walletId], false);
    await expect(lookUp(phone)).rejects.toMatchObject(UNFOUND);
    expect(await identity.count('alias_consents where person_id = $1', [caller.id])).toBe(1);
    const again = await choose(caller, [walletId]);
    expect(again.consentedAt).not.toBe(own.consentedAt);
    expect(await identity.count('alias_consents where person_id = $1', [caller.id])).toBe(2);
  });

  it('shows a shop by its sign', async () => {
    const { phone, caller, walletId } = await aHolder({ merchant: aShop(`ALIAS${n}`), tier: 3 });
    await choose({ ...caller, roles: ['merchant'] }, [walletId]);
    await expect(lookUp(phone)).resolves.toMatchObject({
      walletKind: 'merchant',
      shownFr: 'Épicerie Al Amal — Ben Guerir',
    });
  });

  it('tells unknown, unlisted, frozen and other network apart by nothing', async () => {
    const unlisted = await aHolder();
    await choose(unlisted.caller, [unlisted.walletId], false);
    const frozen = await aHolder();
    const { items } = await choose(frozen.caller, [frozen.walletId]);
    await identity.asks.ask(freezeAlias, {
      caller: COMPLIANCE,
      aliasId: items[0]!.aliasId,
      body: { isFrozen: true, reason: 'said to be stolen' },
    });
    const listed = await aHolder();
    await choose(listed.caller, [listed.walletId]);
    const refusals = await Promise.all(
      [lookUp('0699999999'), lookUp(unlisted.phone), lookUp(frozen.phone), lookUp(listed.phone, 'm2t')].map(
        (asked) => asked.catch((error: unknown) => JSON.stringify(error)),
      ),
    );
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toContain('identity.no_such_alias');
    await expect(lookUp('0522000000')).rejects.toMatchObject({
      code: 'identity.invalid_phone',
      field: 'phone',
    });
  });

  it('is limited for each asker, found or not, also many at once', async () => {
    const { phone, caller, walletId } = await aHolder();
    await choose(caller, [walletId]);
    const asker = anAsker();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, place) => lookUp(place % 2 ? phone : '0699999999', undefined, asker)),
    );
    const limited = outcomes.filter(
      (one) =>
        one.status === 'rejected' && (one.reason as { code: string }).code === 'identity.too_many_lookups',
    );
    expect(limited).toHaveLength(32);
    await expect(lookUp(phone)).resolves.toBeDefined();
    const later = `update alias_askers set minute_from = minute_from - interval '61 seconds' where asker_id = $1`;
    await identity.sql.query(later, [asker.id]);
    for (let left = 4; left > 0; left -= 1) await lookUp(phone, undefined, asker);
    await expect(lookUp(phone, undefined, asker)).rejects.toMatchObject({
      code: 'identity.too_many_lookups',
      kind: 'too_many',
    });
    await identity.sql.query('update alias_askers set day = day - 1 where asker_id = $1', [asker.id]);
    await expect(lookUp(phone, undefined, asker)).resolves.toBeDefined();
  });
});

describe('choosing', () => {
  it('takes several wallets, one default, whatever comes at once', async () => {
    const { person, phone, caller, walletId } = await aHolder();
    const second = await identity.asks.ask(enrolPeople, {
      caller: networkClient('m2t'),
      body: { people: [person] },
    });
    const other = second.enrolments[0]!.walletId!;
    await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        choose(caller, place % 2 ? [walletId, other] : [other, walletId]),
      ),
    );
    expect(await identity.count('aliases where person_id = $1 and ended_at is null', [caller.id])).toBe(2);
    expect(
      await identity.count('aliases where person_id = $1 and is_default and ended_at is null', [caller.id]),
    ).toBe(1);
    const { items } = await choose(caller, [other, walletId]);
    expect(items.map((alias) => [alias.walletId, alias.isDefault])).toEqual([
      [other, true],
      [walletId, false],
    ]);
    expect((await lookUp(phone)).walletId).toBe(other);
    expect((await lookUp(phone, 'cash-plus')).walletId).toBe(walletId);
    expect((await choose(caller, [walletId])).items).toHaveLength(1);
  });

  it('takes only open wallets of one’s own, and changes nothing otherwise', async () => {
    const { caller, walletId } = await aHolder();
    const own = await choose(caller, [walletId]);
    const stranger = await aHolder();
    for (const walletIds of [[stranger.walletId], [walletId, stranger.walletId], [uuidV7()]]) {
      await expect(choose(caller, walletIds, false)).rejects.toMatchObject({
        code: 'identity.not_your_wallet',
        field: 'walletIds',
      });
    }
    await expect(identity.asks.ask(readAliases, { caller })).resolves.toEqual(own);
  });
});

describe('freezing', () => {
  it('is for compliance, and keeps the holder from going round it', async () => {
    const { phone, caller, walletId } = await aHolder();
    const { items } = await choose(caller, [walletId]);
    const { aliasId } = items[0]!;
    const freeze = (isFrozen: boolean, by = COMPLIANCE, id = aliasId) =>
      identity.asks.ask(freezeAlias, {
        caller: by,
        aliasId: id,
        body: { isFrozen, reason: 'said to be stolen' },
      });
    await expect(freeze(true, caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(freeze(true, COMPLIANCE, uuidV7())).rejects.toMatchObject(UNFOUND);
    expect(await freeze(true)).toMatchObject({ state: 'frozen' });
    expect(await freeze(true)).toMatchObject({ state: 'frozen' });
    expect(
      (await identity.asks.ask(findAliases, { caller: COMPLIANCE, personId: caller.id })).items,
    ).toMatchObject([{ aliasId, state: 'frozen' }]);
    await expect(choose(caller, [])).rejects.toMatchObject({ code: 'identity.alias_frozen' });
    await expect(lookUp(phone)).rejects.toMatchObject(UNFOUND);
    expect(await freeze(false)).toMatchObject({ state: 'active' });
    await expect(lookUp(phone)).resolves.toMatchObject({ walletId });
  });
});

describe('a number that moves to another person', () => {
  async function codeFor(caller: CallerV1, phone: string): Promise<string> {
    const to = `+212${phone.slice(1)}`;
    const before = identity.sms.questions.length;
    await identity.asks.ask(requestNumberCode, { caller, body: { phone } });
    await waitFor(() => identity.sms.questions.slice(before).some((message) => message.phone === to));
    return identity.sms.questions.findLast((message) => message.phone === to)!.values.code!;
  }
  const move = (caller: CallerV1, phone: string, code: string) =>
    identity.asks.ask(moveNumber, { caller, body: { phone, code } });

  it('leaves the one before without any, ends what it led to, and cools down', async () => {
    const before = await aHolder();
    await choose(before.caller, [before.walletId]);
    const after = await aHolder();
    await choose(after.caller, [after.walletId]);
    const code = await codeFor(after.caller, before.phone);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    await expect(move(after.caller, before.phone, wrong)).rejects.toMatchObject({
      code: 'identity.number_not_proven',
      field: 'code',
    });
    // The code is bound to the one who asked for it.
    await expect(move(anAsker(), before.phone, code)).rejects.toMatchObject({
      code: 'identity.number_not_proven',
    });
    await expect(lookUp(before.phone)).resolves.toMatchObject({ walletId: before.walletId });

    const moved = await move(after.caller, before.phone, code);
    await expect(move(after.caller, before.phone, code)).resolves.toEqual(moved);
    // Whoever writes to people hears of both, once: one has the number, the other none.
    const [change, ...more] = (await identity.said(numbersChanged)).filter(({ people }) =>
      people.some(({ personId }) => personId === after.caller.id),
    );
    expect(more).toEqual([]);
    expect(change!.people).toHaveLength(2);
    expect(change!.people).toContainEqual({ personId: before.caller.id, language: expect.any(String) });
    expect(change!.people).toContainEqual({
      personId: after.caller.id,
      language: expect.any(String),
      phone: `+212${before.phone.slice(1)}`,
    });
    for (const phone of [before.phone, after.phone])
      await expect(lookUp(phone)).rejects.toMatchObject(UNFOUND);
    for (const { caller } of [before, after])
      expect((await identity.asks.ask(readAliases, { caller })).items).toEqual([]);
    await expect(choose(before.caller, [before.walletId])).rejects.toMatchObject({
      code: 'identity.no_number',
    });
    await expect(choose(after.caller, [after.walletId])).rejects.toMatchObject({
      code: 'identity.number_cooling_down',
    });
    await identity.sql.query(`update moved_numbers set listable_from = now() - interval '1 second'`);
    await choose(after.caller, [after.walletId]);
    await expect(lookUp(before.phone)).resolves.toMatchObject({ walletId: after.walletId });
  });

  it('signs the new holder in by it, as themselves', async () => {
    const before = await aHolder();
    const after = await aHolder();
    await move(after.caller, before.phone, await codeFor(after.caller, before.phone));
    const sent = identity.sms.questions.length;
    await identity.asks.ask(requestCode, { body: { phone: before.phone } });
    await waitFor(() => identity.sms.questions.length > sent);
    const { rows } = await identity.sql.query<{ phones: number }>(
      'select count(phone_hash)::int as phones from people where person_id = any($1)',
      [[before.caller.id, after.caller.id]],
    );
    expect(rows[0]!.phones).toBe(1);
  });

  it('goes to one of two who claim it at once', async () => {
    const before = await aHolder();
    const [first, second] = [await aHolder(), await aHolder()];
    // The later code replaces the one before: only one of them can prove the number.
    const codes = [
      await codeFor(first.caller, before.phone),
      await codeFor(second.caller, before.phone),
    ] as const;
    const outcomes = await Promise.allSettled([
      move(first.caller, before.phone, codes[0]),
      move(second.caller, before.phone, codes[1]),
      move(second.caller, before.phone, codes[1]),
    ]);
    expect(outcomes[0]!.status).toBe('rejected');
    expect(outcomes.slice(1).filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    expect(
      await identity.count('moved_numbers join people using (phone_hash) where person_id = $1', [
        second.caller.id,
      ]),
    ).toBe(1);
  });

  it('does not go round a freeze, and its codes are limited', async () => {
    const { caller, walletId } = await aHolder();
    const { items } = await choose(caller, [walletId]);
    await identity.asks.ask(freezeAlias, {
      caller: COMPLIANCE,
      aliasId: items[0]!.aliasId,
      body: { isFrozen: true, reason: 'said to be stolen' },
    });
    const phone = '0688000001';
    await expect(move(caller, phone, await codeFor(caller, phone))).rejects.toMatchObject({
      code: 'identity.alias_frozen',
    });
    const asker = (await aHolder()).caller;
    const request = () =>
      identity.asks.ask(requestNumberCode, { caller: asker, body: { phone: '0688000002' } });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, request));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });
});

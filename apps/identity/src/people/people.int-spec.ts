import { v7 as uuidV7 } from 'uuid';
import {
  enrolPeople,
  findPerson,
  moveNumber,
  requestNumberCode,
  ROLES,
  type CallerV1,
  type PersonToEnrolV1,
  type Role,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { TestIdentity } from '../../test/identity';
import { aPerson, aShop, networkClient } from '../../test/people';

const identity = new TestIdentity({ ALIAS_LOOKUPS_PER_MINUTE: '5' });
let n = 60_000;
beforeAll(() => identity.open());
afterAll(() => identity.close());

const staff = (role: Role = 'support'): CallerV1 => ({ kind: 'staff', id: uuidV7(), roles: [role] });
const find = (phone: string, caller = staff()) => identity.asks.ask(findPerson, { caller, body: { phone } });

async function enrolled(changes: Partial<PersonToEnrolV1> = {}, network: 'cash-plus' | 'm2t' = 'cash-plus') {
  const person = aPerson((n += 1), { nameFr: 'Fatima Zerhouni', nameAr: 'فاطمة الزرهوني', ...changes });
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: networkClient(network),
    body: { people: [person] },
  });
  const { personId, walletId } = enrolments[0]!;
  return { person, phone: person.phone, personId: personId!, walletId: walletId! };
}

async function trailOf(caller: CallerV1) {
  const { rows } = await identity.sql.query<Record<string, string>>(
    `select operation, subject_kind, subject_id, after::text as after from audit_entries
      where actor_id = $1 order by entry_id`,
    [caller.id],
  );
  return rows;
}

describe('finding whoever has a number', () => {
  it('shows a masked name and every wallet with its tier, state and shop, however the number is written', async () => {
    const { person, phone, personId, walletId } = await enrolled();
    const shop = await identity.asks.ask(enrolPeople, {
      caller: networkClient('m2t'),
      body: { people: [{ ...person, enrolmentId: uuidV7(), tier: 3, merchant: aShop(`FOUND${n}`) }] },
    });
    const found = await find(phone);
    expect(found).toEqual({
      personId,
      shownFr: 'Fatima Z.',
      shownAr: 'فاطمة ز.',
      wallets: [
        { walletId, network: 'cash-plus', walletKind: 'customer', tier: 2, state: 'open' },
        {
          walletId: shop.enrolments[0]!.walletId,
          network: 'm2t',
          walletKind: 'merchant',
          tier: 3,
          state: 'open',
          shop: { code: `FOUND${n}`, tradeNameFr: 'Épicerie Al Amal', tradeNameAr: 'بقالة الأمل' },
        },
      ],
    });
    for (const written of [`+212 ${phone.slice(1)}`, `00212${phone.slice(1)}`, arabicIndic(phone)])
      await expect(find(written)).resolves.toEqual(found);
  });

  it('leaves who asked for which number in the trail, found or not, and the number nowhere in it', async () => {
    const { phone, personId } = await enrolled();
    const caller = staff();
    await find(phone, caller);
    await expect(find('0699999998', caller)).rejects.toMatchObject({
      code: 'identity.nobody_by_number',
      kind: 'not_found',
      field: 'phone',
    });
    await find(phone, caller);
    const [first, second, third, ...more] = await trailOf(caller);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      operation: 'identity.find-person',
      subject_kind: 'person',
      subject_id: personId,
    });
    const { phone: hash } = JSON.parse(first!.after!) as { phone: string };
    expect(JSON.parse(first!.after!)).toEqual({
      phone: expect.stringMatching(/^hash:\w{64}$/),
      isFound: true,
    });
    expect(third!.after).toBe(first!.after);
    expect(second).toMatchObject({ subject_kind: 'number' });
    const { phone: other } = JSON.parse(second!.after!) as { phone: string };
    expect(JSON.parse(second!.after!)).toEqual({ phone: second!.subject_id, isFound: false });
    expect(other).not.toBe(hash);
    expect(JSON.stringify([first, second, third])).not.toContain(phone.slice(1));
  });

  it('says that a number is none, and keeps nothing of it', async () => {
    const caller = staff();
    for (const phone of ['0522000000', '612345678', 'Fatima'])
      await expect(find(phone, caller)).rejects.toMatchObject({
        code: 'identity.invalid_phone',
        field: 'phone',
      });
    expect(await trailOf(caller)).toEqual([]);
  });

  it('shows a number as its new holder’s once it has moved', async () => {
    const [before, after] = [await enrolled(), await enrolled()];
    const holder: CallerV1 = {
      kind: 'person',
      id: after.personId,
      roles: ['customer'],
      network: 'cash-plus',
    };
    const to = `+212${before.phone.slice(1)}`;
    const sent = identity.sms.questions.length;
    await identity.asks.ask(requestNumberCode, { caller: holder, body: { phone: before.phone } });
    await waitFor(() => identity.sms.questions.slice(sent).some((message) => message.phone === to));
    const { code } = identity.sms.questions.findLast((message) => message.phone === to)!.values;
    await identity.asks.ask(moveNumber, { caller: holder, body: { phone: before.phone, code: code! } });
    await expect(find(before.phone)).resolves.toMatchObject({ personId: after.personId });
    await expect(find(after.phone)).rejects.toMatchObject({ code: 'identity.nobody_by_number' });
  });

  it('is limited for each asker, also many at once', async () => {
    const { phone } = await enrolled();
    const caller = staff();
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => find(phone, caller)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(find(phone, caller)).rejects.toMatchObject({ code: 'identity.too_many_lookups' });
    expect(await trailOf(caller)).toHaveLength(5);
  });

  it.each(ROLES)('is for %s only when the role may', async (role) => {
    const { phone } = await enrolled();
    const caller = staff(role);
    const may = ['support', 'compliance', 'finance', 'auditor'].includes(role);
    if (may) await expect(find(phone, caller)).resolves.toBeDefined();
    else await expect(find(phone, caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
    expect(await trailOf(caller)).toHaveLength(may ? 1 : 0);
  });
});

const arabicIndic = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));

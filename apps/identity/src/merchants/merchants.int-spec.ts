import { v7 as uuidV7 } from 'uuid';
import {
  changeMerchant,
  dismissCashier,
  enrolPeople,
  inviteCashier,
  lookUpMerchant,
  merchantChanged,
  readCashiers,
  readOwnMerchant,
  requestCode,
  signIn,
  type CallerV1,
  type MerchantChangeV1,
  type SignInBodyV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { decodeJwt } from 'jose';
import { TestIdentity } from '../../test/identity';
import { aPerson, aShop, networkClient } from '../../test/people';

const identity = new TestIdentity();
let n = 40_000;
beforeAll(() => identity.open());
afterAll(() => identity.close());

async function aMerchant(code = `SHOP${(n += 1)}`): Promise<{ caller: CallerV1; code: string }> {
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: networkClient('cash-plus'),
    body: { people: [aPerson((n += 1), { tier: 3, merchant: aShop(code) })] },
  });
  const { personId, walletId } = enrolments[0]!;
  const caller: CallerV1 = {
    kind: 'person',
    id: personId!,
    roles: ['merchant'],
    network: 'cash-plus',
    walletId: walletId!,
    merchantCode: code,
  };
  return { caller, code };
}

async function aCustomer(): Promise<{ caller: CallerV1; phone: string }> {
  const person = aPerson((n += 1));
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: networkClient('m2t'),
    body: { people: [person] },
  });
  const { personId, walletId } = enrolments[0]!;
  const caller: CallerV1 = {
    kind: 'person',
    id: personId!,
    roles: ['customer'],
    network: 'm2t',
    walletId: walletId!,
  };
  return { caller, phone: `+212${person.phone.slice(1)}` };
}

const CHANGE: MerchantChangeV1 = {
  version: 1,
  tradeNameAr: ' بقالة  النور ',
  tradeNameFr: 'Épicerie Ennour',
  tradeNameZgh: 'ⵜⴰⵃⴰⵏⵓⵜ',
  ice: '144304110672753',
  rc: '41957',
  place: { communeCode: 'MA-AZI:demnate', directions: 'قرب المسجد', latitude: 31.73, longitude: -7.0 },
};

describe('a shop', () => {
  it('is read by its owner and its cashier, and found by code', async () => {
    const { caller, code } = await aMerchant();
    const own = await identity.asks.ask(readOwnMerchant, { caller });
    expect(own).toMatchObject({ code, version: 1, commune: 'Ben Guerir', mcc: '5411' });
    expect(own.place).toEqual({ communeCode: 'MA-REH:ben-guerir' });
    const { caller: payer } = await aCustomer();
    await expect(identity.asks.ask(lookUpMerchant, { caller: payer, code })).resolves.toEqual({
      code,
      tradeNameAr: 'بقالة الأمل',
      tradeNameFr: 'Épicerie Al Amal',
      tradeAr: 'بقالة',
      tradeFr: 'Épicerie',
      province: 'Rehamna',
      commune: 'Ben Guerir',
    });
    await expect(identity.asks.ask(lookUpMerchant, { caller: payer, code: 'NOSUCH' })).rejects.toMatchObject({
      code: 'identity.no_such_merchant',
      kind: 'not_found',
    });
    await expect(identity.asks.ask(readOwnMerchant, { caller: payer })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });

  it('changes by its owner, once for the same change, and not from an old version', async () => {
    const { caller } = await aMerchant();
    const changed = await identity.asks.ask(changeMerchant, { caller, body: CHANGE });
    expect(changed).toMatchObject({
      tradeNameAr: 'بقالة النور',
      tradeNameZgh: 'ⵜⴰⵃⴰⵏⵓⵜ',
      ice: '144304110672753',
      rc: '41957',
      province: 'Azilal',
      commune: 'Demnate',
      place: CHANGE.place,
      version: 2,
      mcc: '5411',
    });
    await expect(identity.asks.ask(changeMerchant, { caller, body: CHANGE })).resolves.toEqual(changed);
    await expect(
      identity.asks.ask(changeMerchant, { caller, body: { ...CHANGE, tradeNameFr: 'Autre' } }),
    ).rejects.toMatchObject({ code: 'identity.merchant_changed', field: 'version' });
    const bare = { version: 2, tradeNameAr: 'بقالة', tradeNameFr: 'Épicerie', place: {} };
    const plain = await identity.asks.ask(changeMerchant, { caller, body: bare });
    expect(plain).toMatchObject({ version: 3, place: {}, commune: 'Demnate' });
    expect(plain).not.toHaveProperty('ice');
    expect(plain).not.toHaveProperty('rc');
    const told = await identity.said(merchantChanged);
    const changes = told.filter((one) => one.code === changed.code);
    expect(changes.map(({ version, tradeNameFr }) => [version, tradeNameFr])).toEqual([
      [2, CHANGE.tradeNameFr],
      [3, 'Épicerie'],
    ]);
  });

  it('takes one of several changes at once', async () => {
    const { caller } = await aMerchant();
    const outcomes = await Promise.allSettled(
      ['Un', 'Deux', 'Trois', 'Quatre'].map((tradeNameFr) =>
        identity.asks.ask(changeMerchant, { caller, body: { ...CHANGE, tradeNameFr } }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await identity.asks.ask(readOwnMerchant, { caller })).version).toBe(2);
  });

  it.each([
    [{ tradeNameAr: 'Épicerie' }, 'identity.invalid_name_script', 'tradeNameAr'],
    [{ tradeNameFr: 'بقالة' }, 'identity.invalid_name_script', 'tradeNameFr'],
    [{ tradeNameFr: '  ' }, 'identity.blank_name', 'tradeNameFr'],
    [{ tradeNameZgh: 'tahanut' }, 'identity.invalid_name_script', 'tradeNameZgh'],
    [{ ice: '12' }, 'identity.invalid_ice', 'ice'],
    [{ rc: 'RC-1' }, 'identity.invalid_rc', 'rc'],
    [{ place: { communeCode: 'MA-AZI:paris' } }, 'identity.unknown_commune', 'place.communeCode'],
    [{ place: { latitude: 31 } }, 'identity.incomplete_point', 'place.longitude'],
  ])('refuses %j and changes nothing', async (fault, code, field) => {
    const { caller } = await aMerchant();
    await expect(
      identity.asks.ask(changeMerchant, { caller, body: { ...CHANGE, ...fault } }),
    ).rejects.toMatchObject({ code, field });
    expect((await identity.asks.ask(readOwnMerchant, { caller })).version).toBe(1);
  });
});

describe('cashiers', () => {
  async function signInAs(phone: string, wish: Partial<SignInBodyV1> = {}) {
    const before = identity.sms.questions.length;
    await identity.asks.ask(requestCode, { body: { phone } });
    await waitFor(() => identity.sms.questions.slice(before).some((message) => message.phone === phone));
    const code = identity.sms.questions.findLast((message) => message.phone === phone)!.values.code!;
    const signedIn = await identity.asks.ask(signIn, {
      body: { grant: 'appointment', phone, code, ...wish },
    });
    return decodeJwt(signedIn.accessToken);
  }

  it('are invited by number, accept by signing in, and are out when dismissed', async () => {
    const { caller, code } = await aMerchant();
    const { caller: person, phone } = await aCustomer();
    const body = { appointmentId: uuidV7(), phone: phone.replace('+212', '00212 '), name: 'Rachid' };
    const invited = await identity.asks.ask(inviteCashier, { caller, body });
    expect(invited).toMatchObject({ role: 'cashier', name: 'Rachid', state: 'invited' });
    expect(invited.phoneMasked).toBe(`+212******${phone.slice(-3)}`);
    await expect(identity.asks.ask(inviteCashier, { caller, body })).resolves.toEqual(invited);

    const claims = await signInAs(phone);
    expect(claims).toMatchObject({
      sub: person.id,
      kind: 'person',
      roles: ['cashier'],
      network: 'cash-plus',
      walletId: caller.walletId,
      merchantCode: code,
    });
    const cashier = {
      kind: 'person',
      id: person.id,
      roles: ['cashier'],
      network: 'cash-plus',
      walletId: caller.walletId!,
    } as CallerV1;
    await expect(identity.asks.ask(readOwnMerchant, { caller: cashier })).resolves.toMatchObject({ code });
    await expect(identity.asks.ask(changeMerchant, { caller: cashier, body: CHANGE })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
    await expect(identity.asks.ask(readCashiers, { caller: cashier })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
    expect((await identity.asks.ask(readCashiers, { caller })).items).toMatchObject([{ state: 'accepted' }]);

    const { appointmentId } = body;
    const stranger = (await aMerchant()).caller;
    await expect(
      identity.asks.ask(dismissCashier, { caller: stranger, appointmentId }),
    ).rejects.toMatchObject({ code: 'identity.no_such_appointment', kind: 'not_found' });
    const dismissed = await identity.asks.ask(dismissCashier, { caller, appointmentId });
    expect(dismissed.state).toBe('ended');
    await expect(identity.asks.ask(dismissCashier, { caller, appointmentId })).resolves.toEqual(dismissed);
    await expect(signInAs(phone)).rejects.toMatchObject({ code: 'identity.no_such_post' });
    expect((await identity.asks.ask(readCashiers, { caller })).items).toEqual([]);
  });

  it('are refused for a bad number, a blank name, an id with other content, and a number twice', async () => {
    const { caller } = await aMerchant();
    const body = { appointmentId: uuidV7(), phone: '0661000001', name: 'Zineb' };
    const invite = (change: Partial<typeof body>) =>
      identity.asks.ask(inviteCashier, { caller, body: { ...body, ...change } });
    await expect(invite({ phone: '0522000000' })).rejects.toMatchObject({
      code: 'identity.invalid_phone',
      field: 'phone',
    });
    await expect(invite({ name: ' ' })).rejects.toMatchObject({ code: 'identity.blank_name', field: 'name' });
    await invite({});
    await expect(invite({ name: 'Autre' })).rejects.toMatchObject({
      code: 'identity.appointment_id_reused',
    });
    await expect(invite({ appointmentId: uuidV7() })).rejects.toMatchObject({
      code: 'identity.already_appointed',
      field: 'phone',
    });
    expect((await identity.asks.ask(readCashiers, { caller })).items).toHaveLength(1);
  });

  it('are appointed once when invited twice at once', async () => {
    const { caller } = await aMerchant();
    const body = { appointmentId: uuidV7(), phone: '0661000002', name: 'Zineb' };
    const same = await Promise.all(
      Array.from({ length: 6 }, () => identity.asks.ask(inviteCashier, { caller, body })),
    );
    expect(new Set(same.map((one) => JSON.stringify(one))).size).toBe(1);
    const others = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        identity.asks.ask(inviteCashier, {
          caller,
          body: { ...body, appointmentId: uuidV7(), phone: '0661000003' },
        }),
      ),
    );
    expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await identity.asks.ask(readCashiers, { caller })).items).toHaveLength(2);
  });

  it('of an unknown number look like those of a known one', async () => {
    const { caller } = await aMerchant();
    const { phone } = await aCustomer();
    const [known, unknown] = await Promise.all(
      [phone, '0699999998'].map((to) =>
        identity.asks.ask(inviteCashier, {
          caller,
          body: { appointmentId: uuidV7(), phone: to, name: 'A' },
        }),
      ),
    );
    expect(known!.state).toBe(unknown!.state);
  });
});

import { v7 as uuidV7 } from 'uuid';
import { changePinByNumber, NUMBER_SCOPES, setPin, signInByNumber } from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { aSignedInPerson } from '../../test/signed-in';

const identity = new TestIdentity();
beforeAll(() => identity.open());
afterAll(() => identity.close());

const signIn = (phone: string, pin?: string) =>
  identity.asks.ask(signInByNumber, { phone, ...(pin !== undefined && { pin }) });

async function somebody() {
  const { phone, caller, walletId } = await aSignedInPerson(identity);
  await identity.asks.ask(setPin, { caller, body: { changeId: uuidV7(), pin: '8350' } });
  return { phone, id: caller.id, walletId };
}

describe('a sign-in by number', () => {
  it('gives with the PIN who the holder is, without a session or a token', async () => {
    const { phone, id, walletId } = await somebody();
    const { caller, language } = await signIn(phone, '8350');
    expect(caller).toEqual({ kind: 'person', id, roles: ['customer'], network: 'cash-plus', walletId });
    expect(['ar', 'fr', 'zgh']).toContain(language);
  });

  it('is narrowed to reading without the PIN', async () => {
    const { phone } = await somebody();
    expect((await signIn(phone)).caller.scopes).toEqual([...NUMBER_SCOPES]);
  });

  it('counts wrong PINs with all others, and is locked after three', async () => {
    const { phone } = await somebody();
    await expect(signIn(phone, '')).rejects.toMatchObject({ code: 'identity.wrong_pin', field: 'pin' });
    for (const guess of ['0000', '0001'])
      await expect(signIn(phone, guess)).rejects.toMatchObject({ code: 'identity.wrong_pin' });
    await expect(signIn(phone, '0002')).rejects.toMatchObject({ code: 'identity.pin_locked' });
    await expect(signIn(phone, '8350')).rejects.toMatchObject({ code: 'identity.pin_locked' });
  });

  it('is refused for a number without a wallet, a person without a PIN and what is no number', async () => {
    await expect(signIn('+212699999999', '8350')).rejects.toMatchObject({ code: 'identity.no_such_wallet' });
    const { phone } = await aSignedInPerson(identity);
    await expect(signIn(phone, '8350')).rejects.toMatchObject({ code: 'identity.pin_not_set' });
    await expect(signIn('0612345678', '8350')).rejects.toMatchObject({ code: 'platform.invalid_input' });
  });
});

describe('another PIN by number', () => {
  const change = (phone: string, currentPin: string, pin: string, changeId = uuidV7()) =>
    identity.asks.ask(changePinByNumber, { phone, changeId, currentPin, pin });

  it('takes the place of the one that is known, once, also many at once', async () => {
    const { phone, id } = await somebody();
    const changeId = uuidV7();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => change(phone, '8350', '7294', changeId)),
    );
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    await expect(change(phone, '8350', '7294', changeId)).resolves.toMatchObject({ isSet: true });
    await expect(signIn(phone, '7294')).resolves.toMatchObject({ caller: { id } });
    await expect(signIn(phone, '8350')).rejects.toMatchObject({ code: 'identity.wrong_pin' });
    const trail = `audit_entries where subject_id = $1 and operation = 'identity.set-pin'`;
    expect(await identity.count(`${trail} and after->>'how' = 'changed'`, [id])).toBe(1);
    expect(await identity.count('cool_downs where person_id = $1', [id])).toBe(0);
  });

  it('is proven by the one that stands and by nothing else, and each guess is a try', async () => {
    const { phone } = await somebody();
    // What is no PIN costs no try.
    for (const guess of ['', '0000', '0001'])
      await expect(change(phone, guess, '7294')).rejects.toMatchObject({ code: 'identity.wrong_pin' });
    await expect(change(phone, '0002', '7294')).rejects.toMatchObject({ code: 'identity.pin_locked' });
    await expect(change(phone, '8350', '7294')).rejects.toMatchObject({ code: 'identity.pin_locked' });
  });

  it('is refused when it is easy or the same, of who has none and of a number without a wallet', async () => {
    const { phone } = await somebody();
    await expect(change(phone, '8350', '1234')).rejects.toMatchObject({ code: 'identity.easy_pin' });
    await expect(change(phone, '8350', '8350')).rejects.toMatchObject({ code: 'identity.same_pin' });
    await expect(change('+212699999999', '8350', '7294')).rejects.toMatchObject({
      code: 'identity.no_such_wallet',
    });
    const { phone: without } = await aSignedInPerson(identity);
    await expect(change(without, '8350', '7294')).rejects.toMatchObject({ code: 'identity.pin_needs_proof' });
    await expect(signIn(phone, '8350')).resolves.toBeDefined();
  });
});

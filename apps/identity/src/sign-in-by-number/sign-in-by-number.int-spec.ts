import { v7 as uuidV7 } from 'uuid';
import { NUMBER_SCOPES, setPin, signInByNumber } from '@hanout/contracts';
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

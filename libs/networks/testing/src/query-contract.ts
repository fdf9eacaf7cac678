import { randomUUID } from 'node:crypto';
import type { UnderContract } from './adapter-contract';
import { anUnknown, TROUBLES } from './registration-contract';

export function describeQueries({ remote, patient, hasty }: UnderContract): void {
  const aRegistered = async (): Promise<string> => {
    const registrationId = randomUUID();
    await patient().registerAccounts!([
      { registrationId, walletId: registrationId, kind: 'customer', tier: 2 },
    ]);
    return registrationId;
  };

  it('finds what was registered', async () => {
    const registrationId = await aRegistered();
    await expect(patient().queryRegistration!(registrationId)).resolves.toEqual({
      id: registrationId,
      outcome: 'succeeded',
      ref: remote.books.get(registrationId)!.ref,
    });
  });

  it('cannot tell of one that the remote does not know: it may be on its way', async () => {
    const registrationId = randomUUID();
    await expect(patient().queryRegistration!(registrationId)).resolves.toEqual(anUnknown(registrationId));
  });

  it.each([...TROUBLES, 'wrong_shape'] as const)('cannot tell after: %s', async (trouble) => {
    const registrationId = await aRegistered();
    remote.behave(trouble);
    await expect(patient().queryRegistration!(registrationId)).resolves.toEqual(anUnknown(registrationId));
  });

  it.each(['silent', 'drip'] as const)('gives up in time when the remote is: %s', async (behaviour) => {
    const registrationId = await aRegistered();
    remote.behave(behaviour);
    await expect(hasty().queryRegistration!(registrationId)).resolves.toEqual(anUnknown(registrationId));
  });
}

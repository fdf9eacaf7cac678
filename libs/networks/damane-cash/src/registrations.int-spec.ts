import { randomUUID } from 'node:crypto';
import { HttpRemote } from '@hanout/network-testing';
import { damaneCashFace } from '../fake';
import { damaneCashAdapter } from './index';

describe('accounts of a batch, opened one by one', () => {
  const remote = new HttpRemote(damaneCashFace);
  beforeAll(() => remote.start());
  afterAll(() => remote.stop());

  it('are waited for together when their system is silent, and are opened when it speaks again', async () => {
    const adapter = damaneCashAdapter('damane-cash', { ...remote.settings(), timeoutMs: 500 });
    const batch = Array.from({ length: 50 }, () => {
      const id = randomUUID();
      return { registrationId: id, walletId: id, kind: 'customer' as const, tier: 1 };
    });
    const outcomes = (word: string) =>
      batch.map(({ registrationId }) => expect.objectContaining({ id: registrationId, outcome: word }));

    remote.behave('silent');
    await expect(adapter.registerAccounts!(batch)).resolves.toEqual(outcomes('unknown'));
    expect(remote.requests).toBeLessThan(batch.length);

    remote.behave('ok');
    const patient = damaneCashAdapter('damane-cash', { ...remote.settings(), timeoutMs: 10_000 });
    await expect(patient.registerAccounts!(batch)).resolves.toEqual(outcomes('succeeded'));
    expect(remote.books.size).toBe(50);
  });
});

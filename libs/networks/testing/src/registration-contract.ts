import { randomUUID } from 'node:crypto';
import type { AccountToRegister, NetworkAdapter, OutcomeById } from '@hanout/network-kit';
import type { UnderContract } from './adapter-contract';
import type { Behaviour } from './adapter-remote';

/** After each of these nothing can be told of the whole batch. */
export const TROUBLES: readonly Behaviour[] = [
  'bad_request',
  'server_error',
  'unavailable',
  'too_many',
  'redirect',
  'reset',
  'half_body',
  'did_it_no_answer',
  'garbage',
  'too_large',
  'unheard_of_word',
  'no_word',
  'no_reference',
];

export const anUnknown = (id: string) => ({
  id,
  outcome: 'unknown',
  cause: expect.any(String),
});

function someAccounts(count: number): AccountToRegister[] {
  return Array.from({ length: count }, (_, index) => {
    const id = randomUUID();
    return {
      registrationId: id,
      walletId: id,
      kind: index % 2 ? 'merchant' : 'customer',
      tier: 1 + (index % 3),
    };
  });
}

export function describeRegistrations({ remote, patient, hasty, make }: UnderContract): void {
  // A wire that takes one account a request has no lists to get wrong.
  const itOfLists = (behaviour: Behaviour): typeof it => (remote.cannot.has(behaviour) ? it.skip : it);
  const register = (adapter: NetworkAdapter, batch: AccountToRegister[]): Promise<OutcomeById[]> =>
    adapter.registerAccounts!(batch);
  const inBooks = (batch: AccountToRegister[]) =>
    batch.map(({ registrationId }) => remote.books.get(registrationId));
  const succeeded = (batch: AccountToRegister[]) =>
    batch.map(({ registrationId }) => ({
      id: registrationId,
      outcome: 'succeeded',
      ref: remote.books.get(registrationId)!.ref,
    }));
  const allUnknown = (batch: AccountToRegister[]) =>
    batch.map((account) => anUnknown(account.registrationId));

  it.each([1, 3, 500])('registers %d accounts whole and answers for each, in order', async (count) => {
    const batch = someAccounts(count);
    const outcomes = await register(patient(), batch);
    expect(outcomes).toEqual(succeeded(batch));
    expect(inBooks(batch).map((entry) => entry?.account)).toEqual(batch);
  });

  it('asks nothing for an empty batch', async () => {
    const before = remote.requests;
    await expect(register(patient(), [])).resolves.toEqual([]);
    expect(remote.requests).toBe(before);
  });

  it('gets the same answer for the same ids, and registers nothing twice', async () => {
    const batch = someAccounts(3);
    const first = await register(patient(), batch);
    await expect(register(patient(), batch)).resolves.toEqual(first);
    expect(inBooks(batch).map((entry) => entry?.times)).toEqual([2, 2, 2]);
  });

  it('is declined only when the remote says so, with its reason', async () => {
    remote.behave('decline');
    const [account] = someAccounts(1) as [AccountToRegister];
    const { registrationId } = account;
    await expect(register(patient(), [account])).resolves.toEqual([
      { id: registrationId, outcome: 'declined', reason: expect.stringMatching(/^[\w.-]{1,64}$/) },
    ]);
  });

  itOfLists('decline_first')('does not decline the neighbours of one that is', async () => {
    remote.behave('decline_first');
    const [first, ...others] = someAccounts(4) as [AccountToRegister, ...AccountToRegister[]];
    const outcomes = await register(patient(), [first, ...others]);
    expect(outcomes[0]).toMatchObject({ id: first.registrationId, outcome: 'declined' });
    expect(outcomes.slice(1)).toEqual(succeeded(others));
  });

  it('is pending when the remote will say later, and succeeds when it is asked again', async () => {
    remote.behave('pending');
    const batch = someAccounts(2);
    await expect(register(patient(), batch)).resolves.toEqual(
      batch.map(({ registrationId }) => ({ id: registrationId, outcome: 'pending' })),
    );
    remote.behave('ok');
    const outcomes = await register(patient(), batch);
    expect(outcomes).toEqual(succeeded(batch));
  });

  it.each(TROUBLES.filter((trouble) => !remote.cannot.has(trouble)))(
    'cannot tell after: %s',
    async (trouble) => {
      remote.behave(trouble);
      const batch = someAccounts(2);
      await expect(register(patient(), batch)).resolves.toEqual(allUnknown(batch));
    },
  );

  it('cannot tell from answers of another shape', async () => {
    if (remote.cannot.has('wrong_shape')) return;
    remote.behave('wrong_shape');
    for (let time = 0; time < 10; time += 1) {
      const batch = someAccounts(2);
      await expect(register(patient(), batch)).resolves.toEqual(allUnknown(batch));
    }
  });

  it.each(['silent', 'drip'] as const)('gives up in time when the remote is: %s', async (behaviour) => {
    if (remote.cannot.has(behaviour)) return;
    remote.behave(behaviour);
    const batch = someAccounts(2);
    await expect(register(hasty(), batch)).resolves.toEqual(allUnknown(batch));
  });

  it('cannot tell when nobody listens', async () => {
    const settings = remote.settings();
    const nobody = make({ ...settings, url: settings.url.replace(/:\d+/, ':1'), timeoutMs: 2_000 });
    const batch = someAccounts(2);
    await expect(register(nobody, batch)).resolves.toEqual(allUnknown(batch));
    await nobody.close?.();
  });

  it('cannot tell when its own key is wrong: that is our fault, not a no', async () => {
    const stranger = make({ ...remote.settings(), secret: 'the secret of another', timeoutMs: 2_000 });
    const batch = someAccounts(2);
    await expect(register(stranger, batch)).resolves.toEqual(allUnknown(batch));
    expect(inBooks(batch)).toEqual([undefined, undefined]);
    await stranger.close?.();
  });

  it('finds out by asking again when the remote did it but never answered', async () => {
    remote.behave('did_it_no_answer');
    const batch = someAccounts(2);
    await register(patient(), batch);
    const done = succeeded(batch);
    remote.behave('ok');
    await expect(register(patient(), batch)).resolves.toEqual(done);
    expect(inBooks(batch).map((entry) => entry?.times)).toEqual([2, 2]);
  });

  itOfLists('miss_last')('cannot tell of the one that an answer leaves out', async () => {
    remote.behave('miss_last');
    const batch = someAccounts(3);
    const outcomes = await register(patient(), batch);
    expect(outcomes).toEqual([...succeeded(batch.slice(0, 2)), anUnknown(batch[2]!.registrationId)]);
  });

  itOfLists('contradict_itself')('cannot tell what an answer says in two ways', async () => {
    remote.behave('contradict_itself');
    const batch = someAccounts(2);
    await expect(register(patient(), batch)).resolves.toEqual(allUnknown(batch));
  });

  it.each(['reverse_order', 'speak_of_others'] as const)(
    'goes by id, not by place: %s',
    async (behaviour) => {
      if (remote.cannot.has(behaviour)) return;
      remote.behave(behaviour);
      const batch = someAccounts(3);
      const outcomes = await register(patient(), batch);
      expect(outcomes).toEqual(succeeded(batch));
    },
  );
}

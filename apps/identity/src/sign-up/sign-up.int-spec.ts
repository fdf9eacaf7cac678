import { randomUUID } from 'node:crypto';
import {
  enrolPeople,
  registerAgents,
  signUpCustomer,
  requestCode,
  signIn,
  type AgentToRegisterV1,
  type CallerV1,
  type NetworkName,
  type SignInBodyV1,
  changeMandate,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { decodeJwt } from 'jose';
import { TestIdentity } from '../../test/identity';
import { aPerson, networkClient } from '../../test/people';

const identity = new TestIdentity({ CODE_REQUESTS_MAX: '100', CODE_REQUESTS_PER_DAY_MAX: '100' });
let n = 70_000;
beforeAll(() => identity.open());
afterAll(() => identity.close());
beforeEach(() => (identity.mood = 'answers'));

const aPhone = (): string => `+2126${String((n += 1)).padStart(8, '0')}`;
const messagesTo = (phone: string) => identity.sms.questions.filter((message) => message.phone === phone);

async function codeFor(phone: string, language: 'ar' | 'fr' | 'zgh' = 'fr'): Promise<string> {
  const before = messagesTo(phone).length;
  await identity.asks.ask(requestCode, { body: { phone, toSignUp: true, language } });
  await waitFor(() => messagesTo(phone).length > before);
  return messagesTo(phone).at(-1)!.values.code!;
}

async function register(phone: string, wish: Partial<SignInBodyV1> = {}) {
  const code = wish.code ?? (await codeFor(phone));
  const body: SignInBodyV1 = {
    grant: 'sign-up',
    phone,
    code,
    nameFr: 'Fatima Zahra',
    language: 'fr',
    network: 'cash-plus',
    ...wish,
  };
  return identity.asks.ask(signIn, { body });
}

const peopleWith = async (walletId: string | undefined) =>
  (await identity.facts()).flatMap(({ network, people }) =>
    people.filter((person) => person.walletId === walletId).map((person) => ({ network, ...person })),
  );

describe('somebody who comes by himself', () => {
  it('has a wallet of the first tier and is signed in to it, by his number alone', async () => {
    const phone = aPhone();
    const { accessToken, refreshToken, walletId } = await register(phone);
    expect(refreshToken).toBeDefined();
    const claims = decodeJwt<CallerV1>(accessToken);
    expect(claims).toMatchObject({ roles: ['customer'], network: 'cash-plus', walletId });
    expect(messagesTo(phone)).toMatchObject([{ language: 'fr', template: 'one_time_code' }]);
    expect(identity.accounts.get(walletId!)).toMatchObject({ ceilingMinor: '20000', floorMinor: '0' });
    expect(await peopleWith(walletId)).toMatchObject([
      { personId: claims.sub, network: 'cash-plus', tier: 1, walletKind: 'customer', phone, references: [] },
    ]);
    // The next time he signs in as everybody does.
    const code = await codeFor(phone);
    await expect(identity.asks.ask(signIn, { body: { grant: 'code', phone, code } })).resolves.toMatchObject({
      walletId,
    });
  });

  it('gets no code without asking to register, and a wrong one opens nothing', async () => {
    const phone = aPhone();
    await identity.asks.ask(requestCode, { body: { phone } });
    await expect(register(phone, { code: '000000' })).rejects.toMatchObject({
      code: 'identity.code_wrong',
      kind: 'refused',
    });
    expect(messagesTo(phone)).toHaveLength(0);
    expect(await identity.count(`audit_entries where operation = 'identity.sign-up'`)).toBe(1);
  });

  it('keeps his code when his name is refused', async () => {
    const phone = aPhone();
    const code = await codeFor(phone);
    for (const nameFr of ['Fatima 500 DH', 'Fatima ✓', 'Fa\u202etima'])
      await expect(register(phone, { code, nameFr })).rejects.toMatchObject({
        code: 'identity.name_misleading',
        field: 'nameFr',
      });
    await expect(register(phone, { code, nameFr: undefined })).rejects.toMatchObject({
      code: 'identity.blank_name',
    });
    await expect(register(phone, { code })).resolves.toHaveProperty('walletId');
  });

  it('asked twice at once with one code, has one wallet', async () => {
    const phone = aPhone();
    const code = await codeFor(phone);
    const results = await Promise.allSettled([register(phone, { code }), register(phone, { code })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = await register(phone);
    const [{ value }] = results.filter((one) => one.status === 'fulfilled') as unknown as [
      { value: typeof again },
    ];
    expect(again.walletId).toBe(value.walletId);
  });

  it('comes to his wallet when the ledger was away meanwhile, and has one', async () => {
    const phone = aPhone();
    identity.mood = 'loses_answer';
    await expect(register(phone)).rejects.toBeDefined();
    identity.mood = 'answers';
    await waitFor(async () => (await identity.count(`wallets where state = 'opening'`)) === 0);
    const { walletId } = await register(phone);
    expect(await peopleWith(walletId)).toHaveLength(1);
  });

  it('has a wallet in each network he asks for, as one person', async () => {
    const phone = aPhone();
    const first = await register(phone);
    const second = await register(phone, { network: 'm2t' });
    expect(second.walletId).not.toBe(first.walletId);
    const [one, other] = [first, second].map(({ accessToken }) => decodeJwt(accessToken).sub);
    expect(one).toBe(other);
  });
});

describe('a network that presents him with his card', () => {
  const enrol = async (phone: string, network: NetworkName, changes = {}) => {
    const people = [aPerson((n += 1), { phone, ...changes })];
    return (await identity.asks.ask(enrolPeople, { caller: networkClient(network), body: { people } }))
      .enrolments[0]!;
  };

  it('finds the same person and wallet, once', async () => {
    const phone = aPhone();
    const { walletId, accessToken, refreshToken } = await register(phone);
    const enrolled = await enrol(phone, 'cash-plus');
    expect(enrolled).toMatchObject({ outcome: 'enrolled', walletId, personId: decodeJwt(accessToken).sub });
    // Who had the number before shows again that it is his.
    await expect(
      identity.asks.ask(signIn, { body: { grant: 'refresh', refreshToken: refreshToken! } }),
    ).rejects.toMatchObject({ code: 'identity.sign_in_refused' });
    // Now the number is that card's: another card does not get it.
    expect(await enrol(phone, 'cash-plus')).toMatchObject({
      outcome: 'refused',
      code: 'identity.phone_taken',
    });
  });

  it('cannot give his number to somebody whose card is known', async () => {
    const phone = aPhone();
    const known = aPerson((n += 1));
    await identity.asks.ask(enrolPeople, { caller: networkClient('m2t'), body: { people: [known] } });
    await register(phone);
    const again = await enrol(phone, 'm2t', { cin: known.cin, references: [] });
    expect(again).toMatchObject({ outcome: 'refused', code: 'identity.phone_taken' });
  });
});

describe('at an agent’s counter', () => {
  const agent: AgentToRegisterV1 = {
    agentCode: 'A-REG',
    kind: 'retail',
    tradeNameAr: 'وكالة الأمل',
    tradeNameFr: 'Agence Al Amal',
    place: { communeCode: 'MA-REH:ben-guerir' },
  };
  let caller: CallerV1;

  beforeAll(async () => {
    const body = { agents: [agent] };
    const answer = await identity.asks.ask(registerAgents, { caller: networkClient('cash-plus'), body });
    const { agentId } = answer.agents[0]!;
    caller = { kind: 'person', id: randomUUID(), roles: ['agent'], network: 'cash-plus', agentId };
  });

  const registerThere = async (phone: string) => {
    const body = {
      phone,
      code: await codeFor(phone, 'ar'),
      nameAr: 'فاطمة الزهراء',
      language: 'ar' as const,
    };
    return identity.asks.ask(signUpCustomer, { caller, body });
  };

  it('gets a wallet of the agent’s network and no token; who has one is found', async () => {
    const phone = aPhone();
    const opened = await registerThere(phone);
    expect(opened).toEqual({ personId: opened.personId, walletId: opened.walletId, isNew: true });
    expect(await registerThere(phone)).toEqual({ ...opened, isNew: false });
    expect(await peopleWith(opened.walletId)).toMatchObject([{ network: 'cash-plus', tier: 1 }]);
  });

  it('gets none from one who is suspended, or of another network', async () => {
    const body = { state: 'suspended' as const, reason: 'cash was counted' };
    const elsewhere = { ...caller, network: 'm2t' };
    const question = { body: { phone: aPhone(), code: '123456', nameFr: 'Fatima', language: 'fr' as const } };
    await expect(identity.asks.ask(signUpCustomer, { caller: elsewhere, ...question })).rejects.toMatchObject(
      { code: 'identity.agent_opens_no_accounts' },
    );
    const { agentId = '' } = caller;
    await identity.asks.ask(changeMandate, { caller: networkClient('cash-plus'), agentId, body });
    await expect(identity.asks.ask(signUpCustomer, { caller, ...question })).rejects.toMatchObject({
      code: 'identity.agent_is_suspended',
    });
  });
});

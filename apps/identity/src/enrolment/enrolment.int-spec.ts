import { enrolPeople, type CallerV1, type NetworkName, type PersonToEnrolV1 } from '@hanout/contracts';
import { NoAnswer } from '@hanout/messaging';
import { waitFor } from '@hanout/testing';
import { TestIdentity } from '../../test/identity';
import { aPerson, aShop, networkClient, someone } from '../../test/people';

const identity = new TestIdentity();
/** Each test has numbers of its own, because all share one register of people. */
let next = 0;
const numbers = (): number => (next += 1_000);

beforeAll(() => identity.open());
afterAll(() => identity.close());
beforeEach(() => (identity.mood = 'answers'));

async function enrol(people: PersonToEnrolV1[], caller: CallerV1 = networkClient('cash-plus')) {
  return (await identity.asks.ask(enrolPeople, { caller, body: { people } })).enrolments;
}

/** All that facts have told of one wallet, oldest first. */
async function told(walletId: string | undefined) {
  return (await identity.facts()).flatMap(({ network, people }) =>
    people.filter((person) => person.walletId === walletId).map((person) => ({ network, ...person })),
  );
}

async function stateOf(walletId: string | undefined): Promise<string> {
  const { rows } = await identity.sql.query<{ state: string }>(
    'select state from wallets where wallet_id = $1',
    [walletId],
  );
  return rows[0]!.state;
}

describe('enrolling people', () => {
  it('enrols 500 at once: people, wallets open in the ledger, one fact', async () => {
    const people = someone(numbers(), 500);
    const before = (await identity.facts()).length;
    const enrolments = await enrol(people);

    expect(enrolments.map((one) => one.enrolmentId)).toEqual(people.map((one) => one.enrolmentId));
    expect(new Set(enrolments.map((one) => one.outcome))).toEqual(new Set(['enrolled']));
    expect(new Set(enrolments.map((one) => one.walletId)).size).toBe(500);
    for (const { walletId } of enrolments) {
      expect(identity.accounts.get(walletId!)).toEqual({
        accountId: walletId,
        kind: 'customer',
        currency: 'MAD',
        network: 'cash-plus',
        floorMinor: '0',
        ceilingMinor: '500000',
      });
    }
    expect(
      await identity.count(`wallets where state = 'open' and wallet_id = any($1)`, [
        enrolments.map((e) => e.walletId),
      ]),
    ).toBe(500);
    const facts = (await identity.facts()).slice(before);
    expect(facts).toHaveLength(1);
    expect(facts[0]!.network).toBe('cash-plus');
    const byWallet = new Map(facts[0]!.people.map((person) => [person.walletId, person]));
    people.forEach((person, place) => {
      const { personId, walletId } = enrolments[place]!;
      expect(byWallet.get(walletId!)).toEqual({
        personId,
        walletId,
        walletKind: 'customer',
        tier: 2,
        language: 'ar',
        phone: `+212${person.phone.slice(1)}`,
        references: person.references,
      });
    });
  });

  it('answers a repeated enrolment the same, and does nothing more', async () => {
    const people = someone(numbers(), 3);
    const first = await enrol(people);
    const [asked, said] = [identity.ledger.questions.length, (await identity.facts()).length];
    const again = await enrol(
      people.map((one) => ({ ...one, phone: one.phone.replace(/^0/, '00212 '), cin: one.cin.toLowerCase() })),
    );

    expect(again).toEqual(first.map((one) => ({ ...one, outcome: 'repeated' })));
    expect(identity.ledger.questions).toHaveLength(asked);
    expect(await identity.facts()).toHaveLength(said);
  });

  it('refuses an enrolment id with other content, and changes nothing', async () => {
    const n = numbers();
    const [first] = await enrol([aPerson(n)]);
    expect(await enrol([aPerson(n, { nameFr: 'Autre' })])).toEqual([
      {
        enrolmentId: `enrolment-${n}`,
        outcome: 'refused',
        code: 'identity.enrolment_id_reused',
        field: 'enrolmentId',
      },
    ]);
    expect(await enrol([aPerson(n)])).toEqual([{ ...first, outcome: 'repeated' }]);
  });

  it('holds an enrolment id for one network only', async () => {
    const n = numbers();
    const [first] = await enrol([aPerson(n)]);
    const [other] = await enrol([aPerson(n + 1, { enrolmentId: `enrolment-${n}` })], networkClient('m2t'));
    expect(other).toMatchObject({ outcome: 'enrolled' });
    expect(other!.personId).not.toBe(first!.personId);
  });

  it('refuses those in the middle and enrols their neighbours', async () => {
    const n = numbers();
    await enrol([aPerson(n, { merchant: aShop('TAKEN1') })]);
    const people = [
      aPerson(n + 1),
      aPerson(n + 2, { phone: '0522000000' }),
      aPerson(n + 3, { cin: '??' }),
      aPerson(n + 4, { phone: aPerson(n).phone }),
      aPerson(n + 5, { merchant: aShop('TAKEN1') }),
      aPerson(n + 6, { references: aPerson(n).references }),
      aPerson(n + 7),
    ];
    const enrolments = await enrol(people);
    expect(enrolments.map((one) => one.code ?? one.outcome)).toEqual([
      'enrolled',
      'identity.invalid_phone',
      'identity.invalid_cin',
      'identity.phone_taken',
      'identity.merchant_code_taken',
      'identity.reference_taken',
      'enrolled',
    ]);
    expect(
      enrolments.filter((one) => one.outcome === 'refused').every((one) => one.walletId === undefined),
    ).toBe(true);
    expect(
      await identity.count('enrolments where enrolment_id = any($1)', [people.map((one) => one.enrolmentId)]),
    ).toBe(2);
  });

  it('enrols once what a refused person presents in better shape', async () => {
    const n = numbers();
    expect((await enrol([aPerson(n, { cin: 'EN COURS' })]))[0]!.outcome).toBe('refused');
    expect((await enrol([aPerson(n)]))[0]!.outcome).toBe('enrolled');
  });

  it('opens a merchant’s wallet with the shop in the fact', async () => {
    const n = numbers();
    const shop = aShop('SHOP01', { ice: '174914720983631' });
    const [enrolled] = await enrol([aPerson(n, { tier: 3, merchant: shop, references: [] })]);
    expect(identity.accounts.get(enrolled!.walletId!)).toMatchObject({
      kind: 'merchant',
      ceilingMinor: '2000000',
    });
    expect(await told(enrolled!.walletId)).toMatchObject([
      { walletKind: 'merchant', tier: 3, merchant: shop, references: [] },
    ]);
  });

  it('is for networks alone', async () => {
    const people = [aPerson(numbers())];
    for (const caller of [
      networkClient('m2t', { roles: ['auditor'] }),
      networkClient('m2t', { kind: 'staff' }),
      networkClient('nobody' as NetworkName),
      networkClient('m2t', { network: undefined }),
    ]) {
      await expect(enrol(people, caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
    }
    expect(await identity.count('enrolments where enrolment_id = $1', [people[0]!.enrolmentId])).toBe(0);
  });
});

describe('a person who is known already', () => {
  it('gets another wallet in another network, each household with its own, and keeps phone and names', async () => {
    const n = numbers();
    const second = aPerson(n, {
      enrolmentId: 'household-2',
      nameFr: 'Autre graphie',
      phone: `06${String(n + 900).padStart(8, '0')}`,
      references: [{ scheme: 'idcs', value: '8888888888' }],
    });
    const [first] = await enrol([aPerson(n)]);
    const [other] = await enrol([second], networkClient('wafacash'));

    expect(other).toMatchObject({ outcome: 'enrolled', personId: first!.personId });
    expect(other!.walletId).not.toBe(first!.walletId);
    expect(await told(first!.walletId)).toMatchObject([
      { network: 'cash-plus', references: aPerson(n).references },
    ]);
    expect(await told(other!.walletId)).toMatchObject([
      { network: 'wafacash', phone: `+212${aPerson(n).phone.slice(1)}`, references: second.references },
    ]);
  });

  it('gets the same wallet with the added reference in the same network, and the fact tells of it', async () => {
    const n = numbers();
    const added = [{ scheme: 'idcs', value: '7777777777' }];
    const [first] = await enrol([aPerson(n)]);
    const asked = identity.ledger.questions.length;
    const [again] = await enrol([aPerson(n, { enrolmentId: 'added-reference', references: added })]);
    expect(again).toEqual({ ...first, enrolmentId: 'added-reference', outcome: 'enrolled' });
    expect(identity.ledger.questions).toHaveLength(asked);
    expect((await told(first!.walletId)).map((one) => one.references)).toEqual([
      aPerson(n).references,
      added,
    ]);
  });

  it('may be customer and merchant', async () => {
    const n = numbers();
    const [customer] = await enrol([aPerson(n)]);
    const [merchant] = await enrol([aPerson(n, { enrolmentId: 'his-shop', merchant: aShop('SHOP02') })]);
    expect(merchant).toMatchObject({ outcome: 'enrolled', personId: customer!.personId });
    expect(merchant!.walletId).not.toBe(customer!.walletId);
  });
});

describe('two at once', () => {
  it('make each person, wallet and shop once, and tell of each once', async () => {
    const n = numbers();
    const people = someone(n, 60).map((one, place) =>
      place % 3 === 0 ? { ...one, merchant: aShop(`R${String(n + place).padStart(6, '0')}`) } : one,
    );
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => enrol(turn % 2 === 0 ? people : people.toReversed())),
    );
    const byId = answers.map((enrolments) => new Map(enrolments.map((one) => [one.enrolmentId, one])));
    for (const { enrolmentId } of people) {
      const each = byId.map((answer) => answer.get(enrolmentId)!);
      expect(each.filter((one) => one.outcome === 'enrolled')).toHaveLength(1);
      expect(each.filter((one) => one.outcome === 'repeated')).toHaveLength(7);
      expect(new Set(each.map((one) => one.walletId)).size).toBe(1);
      expect(await told(each[0]!.walletId)).toHaveLength(1);
    }
    const walletIds = people.map((one) => byId[0]!.get(one.enrolmentId)!.walletId);
    expect(await identity.count('merchants where wallet_id = any($1)', [walletIds])).toBe(20);
  });

  it('let one of two strangers have the phone', async () => {
    const n = numbers();
    const phone = aPerson(n).phone;
    const answers = await Promise.all(someone(n, 12).map((one) => enrol([{ ...one, phone }])));
    expect(
      answers
        .flat()
        .map((one) => one.code ?? one.outcome)
        .sort(),
    ).toEqual(['enrolled', ...Array.from({ length: 11 }, () => 'identity.phone_taken')]);
  });

  it('recognise one card presented by several networks', async () => {
    const n = numbers();
    const networks: NetworkName[] = ['m2t', 'wafacash', 'barid-cash', 'wana-cash'];
    const answers = await Promise.all(networks.map((network) => enrol([aPerson(n)], networkClient(network))));
    expect(new Set(answers.flat().map((one) => one.personId)).size).toBe(1);
    expect(new Set(answers.flat().map((one) => one.walletId)).size).toBe(4);
  });
});

describe('when the ledger', () => {
  const moods = ['is_silent', 'fails', 'loses_answer', 'is_late'] as const;

  it.each(moods)('%s, the outcome is unknown and the job completes it with the same ids', async (mood) => {
    identity.mood = mood;
    const person = aPerson(numbers());
    await expect(enrol([person])).rejects.toBeInstanceOf(NoAnswer);
    const { rows } = await identity.sql.query<{ wallet_id: string }>(
      'select wallet_id from enrolments where enrolment_id = $1',
      [person.enrolmentId],
    );
    const walletId = rows[0]!.wallet_id;
    expect(await stateOf(walletId)).toBe('opening');
    expect(await told(walletId)).toEqual([]);

    identity.mood = 'answers';
    await waitFor(async () => (await stateOf(walletId)) === 'open');
    expect(await told(walletId)).toMatchObject([{ references: person.references }]);
    expect(await enrol([person])).toMatchObject([{ outcome: 'repeated', walletId }]);
    expect(await told(walletId)).toHaveLength(1);
  });

  it('is down while the service dies, the next one completes what it finds', async () => {
    identity.mood = 'is_silent';
    const people = someone(numbers(), 30);
    await expect(enrol(people)).rejects.toBeInstanceOf(NoAnswer);
    await identity.stop();
    identity.mood = 'answers';
    await identity.start();
    await waitFor(async () => (await identity.count('enrolments_to_announce')) === 0);
    for (const { walletId } of await enrol(people)) expect(await told(walletId)).toHaveLength(1);
  });

  it('answers again, repeating the enrolment completes it before the job does', async () => {
    await identity.stop();
    await identity.start({ OPENING_GRACE_MS: '600000' });
    identity.mood = 'fails';
    const person = aPerson(numbers());
    await expect(enrol([person])).rejects.toBeInstanceOf(NoAnswer);
    identity.mood = 'answers';
    const [repeated] = await enrol([person]);
    expect(repeated!.outcome).toBe('repeated');
    expect(await stateOf(repeated!.walletId)).toBe('open');
    expect(await told(repeated!.walletId)).toHaveLength(1);
    await identity.stop();
    await identity.start();
  });

  it('is asked again after the caps have changed, it is asked for the same ceiling', async () => {
    identity.mood = 'loses_answer';
    const person = aPerson(numbers());
    await expect(enrol([person])).rejects.toBeInstanceOf(NoAnswer);
    await identity.sql.query(
      `insert into tiers (tier, effective_from, balance_cap_minor, currency, source) values (2, '2020-01-01', 700000, 'MAD', 'a test')`,
    );
    identity.mood = 'answers';
    const [repeated] = await enrol([person]);
    const [later] = await enrol([aPerson(numbers())]);
    await identity.sql.query(`delete from tiers where effective_from = '2020-01-01'`);
    expect(identity.accounts.get(repeated!.walletId!)).toMatchObject({ ceilingMinor: '500000' });
    expect(identity.accounts.get(later!.walletId!)).toMatchObject({ ceilingMinor: '700000' });
  });

  it('refuses one wallet, that person is refused and the neighbours are open', async () => {
    identity.refuseNext = 1;
    const enrolments = await enrol(someone(numbers(), 3));
    expect(enrolments.map((one) => one.code ?? one.outcome).sort()).toEqual([
      'enrolled',
      'enrolled',
      'identity.wallet_not_opened',
    ]);
    for (const { walletId, outcome } of enrolments) {
      expect(await told(walletId)).toHaveLength(outcome === 'refused' ? 0 : 1);
    }
    identity.refusedAccounts.clear();
    await waitFor(async () => (await identity.count('enrolments_to_announce')) === 0);
  });
});

describe('at rest', () => {
  it('nothing personal is written as it is', async () => {
    const person = aPerson(numbers(), {
      cin: 'ZX7654321',
      phone: '0699887766',
      nameAr: 'كناري الاسم',
      nameFr: 'Canari Dunom',
      references: [{ scheme: 'idcs', value: '5647382910' }],
    });
    await enrol([person]);
    const { rows: tables } = await identity.sql.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_name not in ('outbox', 'inbox', 'dead_letters', 'migrations')`,
    );
    expect(tables.length).toBeGreaterThan(8);
    const canaries = ['ZX7654321', '699887766', 'كناري', 'Canari', 'Dunom', '5647382910'];
    const spellings = canaries.flatMap((text) => [
      text,
      Buffer.from(text).toString('hex'),
      Buffer.from(text).toString('base64').replace(/=+$/, ''),
    ]);
    for (const { name } of tables) {
      const { rows } = await identity.sql.query<{ dump: string }>(
        `select coalesce(string_agg(t::text, E'\\n'), '') as dump from ${name} t`,
      );
      for (const spelling of spellings)
        expect(`${name}: ${rows[0]!.dump.includes(spelling)}`).toBe(`${name}: false`);
    }
    for (const canary of canaries)
      expect(identity.logged.filter((line) => line.includes(canary))).toEqual([]);
  });
});

describe('speed', () => {
  // A bar that a busy machine still passes: it is there to notice a query for every person.
  it('enrols 5,000 people at 300 a second and more', async () => {
    await identity.stop();
    await identity.start({ OPENING_DEADLINE_MS: '15000', OPENING_GRACE_MS: '600000' });
    const n = (next += 10_000);
    const lists = Array.from({ length: 10 }, (_, list) => someone(n + list * 500, 500));
    const askInTurn = async (): Promise<void> => {
      for (let people = lists.pop(); people; people = lists.pop()) {
        const enrolments = await enrol(people);
        expect(enrolments.every((one) => one.outcome === 'enrolled')).toBe(true);
      }
    };
    const startedAt = performance.now();
    await Promise.all([askInTurn(), askInTurn(), askInTurn()]);
    const perSecond = 5_000 / ((performance.now() - startedAt) / 1_000);
    process.stdout.write(`enrolment: ${Math.round(perSecond)} people/s\n`);
    expect(perSecond).toBeGreaterThan(300);
  });
});

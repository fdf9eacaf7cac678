import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Audit } from '@hanout/audit';
import { personPlace } from '../personal-data/places';
import { KycWorld, reviewer, type Holder } from '../../test/kyc-world';
import { loadListFromCommandLine } from './command-line';
import { ScreeningHits } from './hits.service';
import { Screening } from './screening.service';
import type { ListEntry } from './list-file';
import { replaceList, type Loaded } from './lists.queries';

const SAMPLE = join(__dirname, '../../../../samples/sanctions-list.jsonl');
const world = new KycWorld();
beforeAll(() => world.open());
afterAll(() => world.close());
beforeEach(async () => {
  await world.reviewTwice(0);
  await world.source.query(
    'truncate kyc_evidence, kyc_case_steps, kyc_cases, screening_hits, screened_people, screening_lists cascade',
  );
  await world.source.query(`update people set name_ar_sealed = '', name_fr_sealed = ''`);
});

const entry = (entryId: string, ...names: string[]): ListEntry => ({ entryId, names, birthYears: [] });
const load = (entries: ListEntry[], listDate = '2026-01-15', isForced = false): Promise<Loaded> =>
  world.source.transaction((manager) =>
    replaceList(manager, {
      list: { listId: 'un', source: 'invented', listDate, entries },
      sha256: createHash('sha256')
        .update(JSON.stringify([entries, listDate]))
        .digest(),
      at: world.clock.now(),
      isForced,
    }),
  );

async function named(nameAr: string, nameFr: string): Promise<Holder> {
  const holder = await world.holder();
  const { personalData } = world;
  await world.source.query(
    'update people set name_ar_sealed = $2, name_fr_sealed = $3, key_id = $4 where person_id = $1',
    [
      holder.personId,
      personalData.seal(nameAr, personPlace('name_ar', holder.personId)),
      personalData.seal(nameFr, personPlace('name_fr', holder.personId)),
      personalData.sealingKeyId,
    ],
  );
  return holder;
}

const hits = (): Promise<{ person_id: string; entry_id: string; state: string; score: number }[]> =>
  world.source.query('select person_id, entry_id, state, score from screening_hits order by hit_id');
const editions = (): Promise<{ edition: string }[]> =>
  world.source.query('select edition from screening_lists');

async function approve(holder: Holder, caller = reviewer()): Promise<string> {
  const caseId = await world.submitted(holder);
  await world.reviews.claim({ caller });
  const body = { outcome: 'approved', reason: 'complete', documentExpiresOn: '2030-01-01' } as const;
  return (await world.reviews.review({ caller, caseId, body })).state;
}

describe('a list', () => {
  it('is replaced whole; the same again changes nothing and an older one is refused', async () => {
    expect(await load([entry('A', 'Zoubir Tamrirt'), entry('B', 'Hatim Goumi')])).toBe('loaded');
    const before = await editions();
    expect(await load([entry('A', 'Zoubir Tamrirt'), entry('B', 'Hatim Goumi')])).toBe('unchanged');
    expect(await load([entry('C', 'Marwana Tizguine')], '2026-01-14')).toBe('older');
    expect(await editions()).toEqual(before);
    expect(await load([entry('C', 'Marwana Tizguine')], '2026-01-14', true)).toBe('loaded');
    expect(await world.source.query('select entry_id from screening_entries')).toEqual([{ entry_id: 'C' }]);
    expect(await editions()).not.toEqual(before);
  });

  it('that cannot be kept leaves the one before', async () => {
    await load([entry('A', 'Zoubir Tamrirt')]);
    await expect(load([entry('B', 'x'), entry('B', 'x')], '2026-02-01')).rejects.toThrow();
    expect(await world.source.query('select entry_id from screening_entries')).toEqual([{ entry_id: 'A' }]);
  });
});

describe('the command', () => {
  it('loads a file, says so, and does not load it twice', async () => {
    const said: string[] = [];
    const out = { write: (text: string) => said.push(text) };
    const rows: { name: string }[] = await world.source.query('select current_database() as name');
    const url = new URL((world.source.options as { url: string }).url);
    expect(url.pathname.slice(1)).toBe(rows[0]!.name);
    const run = (file: string) =>
      loadListFromCommandLine([file], { DATABASE_URL: url.href }, { stdout: out, stderr: out });
    expect(await run(SAMPLE)).toBe(0);
    expect(await run(SAMPLE)).toBe(0);
    expect(await run(join(__dirname, 'screening-rules.json'))).toBe(2);
    expect(said).toEqual([
      '  sample-invented of 2026-01-15, 3 entries: loaded\n',
      '  sample-invented of 2026-01-15, 3 entries: there already, nothing changed\n',
      '  ✗ line 1: not a JSON object\n',
    ]);
  });
});

describe('screening', () => {
  it('finds a name in the other script, once, however many instances look', async () => {
    const meant = await named('زبير تمريرت', 'Zoubir Tamrirt');
    await named('فاطمة الإدريسي', 'Fatima El Idrissi');
    await load([entry('A', 'تمريرت زبير'), entry('B', 'Hatim Goumi')]);
    const other = new Screening(world.source, world.personalData, world.clock);
    await Promise.all([world.screening.screenSome(), other.screenSome(), world.screening.screenSome()]);
    expect(await hits()).toMatchObject([{ person_id: meant.personId, entry_id: 'A', state: 'open' }]);
  });

  it('looks at everybody again after a new list; what was cleared stays so until the entry says something else', async () => {
    const { personId } = await named('زبير تمريرت', 'Zoubir Tamrirt');
    await load([entry('A', 'Zoubir Tamrirt')]);
    await world.screening.screenSome();
    await world.source.query(
      `update screening_hits set state = 'cleared', decided_by = $1, decided_at = now(), reason = 'other_person'`,
      [randomUUID()],
    );
    await load([entry('A', 'Zoubir Tamrirt'), entry('B', 'Somebody Else')], '2026-02-01');
    await world.screening.screenSome();
    expect(await hits()).toMatchObject([{ person_id: personId, state: 'cleared' }]);
    await load([entry('A', 'Zoubir Tamrirt', 'Zoubair Tamrirt')], '2026-02-02');
    await world.screening.screenSome();
    expect((await hits()).map(({ state }) => state)).toEqual(['cleared', 'open']);
  });
});

describe('an approval', () => {
  it('is refused while a hit is open, and the hit found on the way stays', async () => {
    const holder = await named('زبير تمريرت', 'Zoubir Tamrirt');
    await load([entry('A', 'Zoubir Tamrirt')]);
    await expect(approve(holder)).rejects.toMatchObject({ code: 'identity.screening_open' });
    expect(await hits()).toMatchObject([{ person_id: holder.personId, state: 'open' }]);
    expect(await world.told(holder.walletId)).toEqual([]);
  });

  it('is refused when a hit was confirmed, and given when it was cleared or there is none', async () => {
    const [confirmed, free] = [
      await named('زبير تمريرت', 'Zoubir Tamrirt'),
      await named('سارة', 'Sara Alaoui'),
    ];
    await load([entry('A', 'Zoubir Tamrirt')]);
    await world.screening.screenSome();
    await world.source.query(
      `update screening_hits set state = 'confirmed', first_vote_by = $1, decided_by = $2, decided_at = now()`,
      [randomUUID(), randomUUID()],
    );
    await expect(approve(confirmed)).rejects.toMatchObject({ code: 'identity.screening_confirmed' });
    expect(await approve(free)).toBe('approved');
  });
});

describe('a hit', () => {
  const desk = () => new ScreeningHits(world.source, world.personalData, new Audit(), world.clock);
  const confirm = { decision: 'confirmed', reason: 'same_person' } as const;
  const clear = { decision: 'cleared', reason: 'other_person' } as const;

  async function aHit(): Promise<{ holder: Holder; hitId: string }> {
    const holder = await named('زبير تمريرت', 'Zoubir Tamrirt');
    await load([entry('A', 'Zoubir Tamrirt')]);
    await world.screening.screenSome();
    const { hits: open } = await desk().list({ caller: reviewer() });
    expect(open[0]).toMatchObject({
      nameAr: 'زبير تمريرت',
      nameFr: 'Zoubir Tamrirt',
      entryNames: ['Zoubir Tamrirt'],
    });
    return { holder, hitId: open[0]!.hit.hitId };
  }

  it('is cleared by one reviewer, and then the case is approved', async () => {
    const { holder, hitId } = await aHit();
    const caller = reviewer();
    const cleared = await desk().decide({ caller, hitId, body: clear });
    expect(cleared).toMatchObject({ state: 'cleared', decidedBy: caller.id });
    expect(await desk().decide({ caller, hitId, body: clear })).toEqual(cleared);
    await expect(desk().decide({ caller: reviewer(), hitId, body: clear })).rejects.toMatchObject({
      code: 'identity.screening_decided',
    });
    expect(await desk().list({ caller })).toEqual({ hits: [] });
    expect(await approve(holder)).toBe('approved');
  });

  it('is cleared by one and the case approved by another: nobody does both', async () => {
    const { holder, hitId } = await aHit();
    const caller = reviewer();
    await desk().decide({ caller, hitId, body: clear });
    await expect(approve(holder, caller)).rejects.toMatchObject({
      code: 'identity.screening_cleared_by_you',
    });
    expect(await world.told(holder.walletId)).toEqual([]);
  });

  it('is confirmed by two different reviewers, also when all come at once', async () => {
    const { hitId } = await aHit();
    const [one, two] = [reviewer(), reviewer()];
    const say = (caller: typeof one) => desk().decide({ caller, hitId, body: confirm });
    expect((await Promise.all([say(one), say(one), say(one)])).map(({ state }) => state)).toEqual([
      'open',
      'open',
      'open',
    ]);
    await expect(desk().decide({ caller: one, hitId, body: clear })).rejects.toMatchObject({
      code: 'identity.screening_voted_otherwise',
    });
    expect(await say(two)).toMatchObject({ state: 'confirmed', firstVoteBy: one.id, decidedBy: two.id });
  });

  it('is decided with a reason that fits, by compliance, where there is one', async () => {
    const caller = reviewer();
    const hitId = randomUUID();
    const unfit = { decision: 'cleared', reason: 'same_person' } as const;
    await expect(desk().decide({ caller, hitId, body: unfit })).rejects.toMatchObject({
      code: 'identity.screening_reason_unfit',
    });
    await expect(desk().decide({ caller, hitId, body: clear })).rejects.toMatchObject({ kind: 'not_found' });
    const stranger = { ...caller, roles: ['support'] } as typeof caller;
    await expect(desk().decide({ caller: stranger, hitId, body: clear })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

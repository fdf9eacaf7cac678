import type { Answer } from '../api/client';
import { once, outcomeOf, type Attempt, type Kept, type Place } from './once';

const problem = { code: 'payments.insufficient_funds', status: 422, texts: { ar: 'أ', fr: 'a', en: 'a' } };
const wish = { path: '/payments', body: { merchantCode: 'M00003' }, shown: 'M00003' };
const refused: Answer = { status: 422, body: problem };
const paid: Answer = { status: 201, body: { payment: { state: 'completed', reference: 'R' } } };

/** For what is open. */
async function askFor(page: ReturnType<typeof once<string>>, proof?: object) {
  return page.ask((await page.kept())!, proof);
}

/** Written as text, as a device keeps it. */
function memory(): { place: Place; kept: () => Kept } {
  let row = '{}';
  const kept = () => JSON.parse(row) as Kept;
  return {
    kept,
    place: {
      read: async () => kept(),
      change: async (by) => void (row = JSON.stringify(by(kept()))),
    },
  };
}

/** A device whose storage outlives its pages; the platform gives the answers one after the other. */
function device(answers: (Answer | Error)[]) {
  const { place, kept } = memory();
  const sent: Attempt[] = [];
  const proofs: unknown[] = [];
  let keys = 0;
  const openPage = () =>
    once<string>({
      place,
      newKey: () => `key-${(keys += 1)}`,
      now: () => 1_000,
      send: async (attempt, proof) => {
        proofs.push(proof);
        // The wish is in the device before anything leaves it.
        expect(kept().open).toEqual(attempt);
        sent.push(attempt);
        const answer = answers.shift();
        if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nobody answers');
        return answer;
      },
    });
  return { openPage, sent, proofs, kept };
}

describe('a wish that is fulfilled once', () => {
  it('keeps its key through all that is no clear answer, and a closed page', async () => {
    const unclear = [
      new TypeError('Failed to fetch'),
      { status: 504, body: { ...problem, code: 'platform.no_answer' } },
      { status: 202, body: { payment: { state: 'pending' } } },
      { status: 503, body: undefined },
      { status: 429, body: problem },
      { status: 413, body: undefined },
      { status: 200, body: undefined },
    ];
    const { openPage, sent } = device([...unclear, { status: 401, body: problem }, paid]);
    await openPage().begin(wish);
    for (let asked = 0; asked < unclear.length; asked += 1)
      expect(await askFor(openPage())).toEqual({ is: 'unknown' });
    expect(await askFor(openPage())).toEqual({ is: 'signed-out' });
    // What is typed meanwhile does not take its place.
    expect(await openPage().begin({ ...wish, body: { merchantCode: 'OTHER' } })).toEqual({
      key: 'key-1',
      ...wish,
    });
    expect(await askFor(openPage())).toEqual({ is: 'done', body: paid.body, shown: 'M00003' });
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set(['key-1']));
    expect(await openPage().kept()).toBeNull();
  });

  it('sends a proof with what is asked for, and keeps nothing of it', async () => {
    const { openPage, proofs, kept } = device([new TypeError('Failed to fetch'), paid]);
    await openPage().begin(wish);
    await askFor(openPage(), { proof: { pin: '4821' } });
    expect(JSON.stringify(kept())).not.toContain('4821');
    await askFor(openPage());
    expect(proofs).toEqual([{ proof: { pin: '4821' } }, undefined]);
  });

  it.each([400, 403, 404, 409, 422])(
    'ends at a clear no (%i); the next has a key of its own',
    async (status) => {
      const { openPage } = device([{ status, body: problem }]);
      await openPage().begin(wish);
      expect(await askFor(openPage())).toEqual({ is: 'refused', problem });
      expect(await openPage().begin(wish)).toMatchObject({ key: 'key-2' });
    },
  );

  it('of two tabs has one key, and a late answer in one leaves alone what the other began after it', async () => {
    let answerLate: (answer: Answer) => void = () => undefined;
    const { place } = memory();
    let keys = 0;
    const tab = (send: () => Promise<Answer>) =>
      once<string>({
        place,
        newKey: () => `key-${(keys += 1)}`,
        now: () => 1_000,
        send,
      });
    const slow = tab(() => new Promise((resolve) => (answerLate = resolve)));
    const quick = tab(async () => paid);
    expect(await slow.begin(wish)).toMatchObject({ key: 'key-1' });
    expect(await quick.begin(wish)).toMatchObject({ key: 'key-1' });
    const late = askFor(slow);
    // The other has sent what it read.
    await new Promise(setImmediate);
    await askFor(quick);
    await quick.begin(wish);
    answerLate(paid);
    expect(await late).toEqual({ is: 'done', body: paid.body, shown: 'M00003' });
    expect((await quick.kept())?.key).toBe('key-2');
  });

  it('is not paid again by what another tab still shows of it, and is when its price was asked for later', async () => {
    const { openPage } = device([paid, refused, refused, refused]);
    const [first, second] = [openPage(), openPage()];
    const purchase = { merchantCode: 'M00003', minor: '316' };
    const quoted = (quoteId: string, at: number, of: object = purchase) => ({
      ...wish,
      body: { quoteId },
      quoted: { of, at },
    });
    await first.begin(quoted('first', 800));
    // What is open is what is asked for, in each of them.
    expect(await second.begin(quoted('second', 900))).toMatchObject({ body: { quoteId: 'first' } });
    await askFor(first);
    expect(await second.begin(quoted('second', 900))).toEqual({
      is: 'done',
      body: paid.body,
      shown: 'M00003',
    });
    for (const later of [
      quoted('third', 1_001),
      quoted('other', 900, { ...purchase, minor: '317' }),
      // What has no price is said anew each time: a second deposit is a second one.
      { ...wish, path: '/cash-ins' },
    ]) {
      expect(await second.begin(later)).toMatchObject({ body: later.body, path: later.path });
      await askFor(second);
    }
  });
});

it('takes no answer for a no but the platform’s own', () => {
  expect(outcomeOf({ status: 404, body: { message: 'Not Found' } }, '')).toEqual({ is: 'unknown' });
  expect(outcomeOf({ status: 500, body: problem }, '')).toEqual({ is: 'unknown' });
});

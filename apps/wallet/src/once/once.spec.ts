import type { Answer } from '../api/client';
import { forgetFulfilled, once, outcomeOf, type Attempt } from './once';

const problem = { code: 'payments.insufficient_funds', status: 422, texts: { ar: 'أ', fr: 'a', en: 'a' } };
const wish = { path: '/payments', body: { merchantCode: 'M00003' }, shown: 'M00003' };
const paid: Answer = { status: 201, body: { payment: { state: 'completed', reference: 'R' } } };

/** A device whose storage outlives its pages; the platform gives the answers one after the other. */
function device(answers: (Answer | Error)[]) {
  const rows = new Map<string, string>();
  const sent: Attempt[] = [];
  const proofs: unknown[] = [];
  let keys = 0;
  const openPage = () =>
    once<string>({
      storage: {
        getItem: (name) => rows.get(name) ?? null,
        setItem: (name, value) => void rows.set(name, value),
        removeItem: (name) => void rows.delete(name),
      },
      name: 'pay',
      newKey: () => `key-${(keys += 1)}`,
      now: () => 1_000,
      send: async (attempt, proof) => {
        proofs.push(proof);
        // The wish is in the device before anything leaves it.
        expect(JSON.parse(rows.get('pay') ?? 'null')).toEqual(attempt);
        sent.push(attempt);
        const answer = answers.shift();
        if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nobody answers');
        return answer;
      },
    });
  return { openPage, sent, proofs, rows };
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
    openPage().begin(wish);
    for (let asked = 0; asked < unclear.length; asked += 1)
      expect(await openPage().ask()).toEqual({ is: 'unknown' });
    expect(await openPage().ask()).toEqual({ is: 'signed-out' });
    // What is typed meanwhile does not take its place.
    expect(openPage().begin({ ...wish, body: { merchantCode: 'OTHER' } })).toEqual({ key: 'key-1', ...wish });
    expect(await openPage().ask()).toEqual({ is: 'done', body: paid.body, shown: 'M00003' });
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set(['key-1']));
    expect(openPage().kept()).toBeNull();
  });

  it('sends a proof with what is asked for, and keeps nothing of it', async () => {
    const { openPage, proofs, rows } = device([new TypeError('Failed to fetch'), paid]);
    openPage().begin(wish);
    await openPage().ask({ proof: { pin: '4821' } });
    expect([...rows.values()].join()).not.toContain('4821');
    await openPage().ask();
    expect(proofs).toEqual([{ proof: { pin: '4821' } }, undefined]);
  });

  it.each([400, 403, 404, 409, 422])(
    'ends at a clear no (%i); the next has a key of its own',
    async (status) => {
      const { openPage } = device([{ status, body: problem }]);
      openPage().begin(wish);
      expect(await openPage().ask()).toEqual({ is: 'refused', problem });
      expect(openPage().begin(wish).key).toBe('key-2');
    },
  );

  it('of two tabs has one key, and a late answer in one leaves alone what the other began after it', async () => {
    let answerLate: (answer: Answer) => void = () => undefined;
    const rows = new Map<string, string>();
    let keys = 0;
    const tab = (send: () => Promise<Answer>) =>
      once<string>({
        storage: {
          getItem: (name) => rows.get(name) ?? null,
          setItem: (name, value) => void rows.set(name, value),
          removeItem: (name) => void rows.delete(name),
        },
        name: 'pay',
        newKey: () => `key-${(keys += 1)}`,
        now: () => 1_000,
        send,
      });
    const slow = tab(() => new Promise((resolve) => (answerLate = resolve)));
    const quick = tab(async () => paid);
    expect(slow.begin(wish).key).toBe('key-1');
    expect(quick.begin(wish).key).toBe('key-1');
    const late = slow.ask();
    await quick.ask();
    quick.begin(wish);
    answerLate(paid);
    expect(await late).toEqual({ is: 'done', body: paid.body, shown: 'M00003' });
    expect(quick.kept()?.key).toBe('key-2');
  });

  it('is not paid again by what another tab still shows of it, and is when its price was asked for later', async () => {
    const { openPage } = device([paid]);
    const [first, second] = [openPage(), openPage()];
    const purchase = { merchantCode: 'M00003', minor: '316' };
    const quoted = (quoteId: string, at: number, of: object = purchase) => ({
      ...wish,
      body: { quoteId },
      quoted: { of, at },
    });
    first.begin(quoted('first', 800));
    expect(second.paidMeanwhile(quoted('second', 900))).toBeUndefined();
    await first.ask();
    expect(second.paidMeanwhile(quoted('second', 900))).toEqual({
      is: 'done',
      body: paid.body,
      shown: 'M00003',
    });
    expect(second.paidMeanwhile(quoted('third', 1_001))).toBeUndefined();
    expect(second.paidMeanwhile(quoted('other', 900, { ...purchase, minor: '317' }))).toBeUndefined();
    // What has no price is said anew each time: a second deposit is a second one.
    expect(second.paidMeanwhile({ ...wish, path: '/cash-ins' })).toBeUndefined();
  });
});

it('takes no answer for a no but the platform’s own', () => {
  expect(outcomeOf({ status: 404, body: { message: 'Not Found' } }, '')).toEqual({ is: 'unknown' });
  expect(outcomeOf({ status: 500, body: problem }, '')).toEqual({ is: 'unknown' });
});

it('forgets with its holder what was fulfilled, and not what has no answer yet', () => {
  const rows = new Map(
    ['hanout.once.a.w.pay', 'hanout.once.a.w.pay.last', 'other.last'].map((name) => [name, '']),
  );
  forgetFulfilled({
    length: rows.size,
    key: (place) => [...rows.keys()][place] ?? null,
    removeItem: (name) => void rows.delete(name),
  });
  expect([...rows.keys()]).toEqual(['hanout.once.a.w.pay', 'other.last']);
});

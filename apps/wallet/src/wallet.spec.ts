import { minorOf, shown } from './money.mjs';
import { payOnce } from './pay-once.mjs';
import { WORDS } from './words.mjs';

describe('amounts on the page', () => {
  it.each([
    ['25,5', '2550'],
    ['25.50', '2550'],
    ['1 250', '125000'],
    ['٢٥٫٥٠', '2550'],
    ['0,01', '1'],
    ['123456789012', '12345678901200'],
  ])('reads %s as %s centimes', (text, minor) => {
    expect(minorOf(text)).toBe(minor);
  });

  it.each(['', '0', '0,00', '-5', '1,234', '1.2.3', '1e3', 'dix', '1234567890123'])(
    'does not read %p',
    (text) => {
      expect(minorOf(text)).toBeUndefined();
    },
  );

  it.each([
    ['0', '0,00'],
    ['5', '0,05'],
    ['125050', '1\u202f250,50'],
    ['2989470000', '29\u202f894\u202f700,00'],
    ['-2989470000', '−29\u202f894\u202f700,00'],
    ['90071992547409931', '900\u202f719\u202f925\u202f474\u202f099,31'],
  ])('shows %s centimes as %s', (minor, text) => {
    expect(shown(minor)).toBe(text);
  });
});

describe('paying once', () => {
  const body = { merchantCode: 'RHM0042', amount: { minor: '2550', currency: 'MAD' } };
  const paid = { status: 201, body: { payment: { state: 'completed', reference: 'R' } } };

  function device(answers: (object | Error)[]) {
    const rows = new Map<string, string>();
    const sent: { key: string }[] = [];
    let keys = 0;
    const open = () =>
      payOnce({
        storage: {
          getItem: (name: string) => rows.get(name) ?? null,
          setItem: (name: string, value: string) => void rows.set(name, value),
          removeItem: (name: string) => void rows.delete(name),
        },
        name: 'payment',
        newKey: () => `key-${(keys += 1)}`,
        send: (attempt: { key: string }) => {
          // The key is in the device before anything leaves it.
          expect(JSON.parse(rows.get('payment') ?? 'null')).toEqual(attempt);
          sent.push(attempt);
          const answer = answers.shift();
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
        },
      });
    return { open, sent };
  }

  it('keeps its key through everything that is no clear answer, even a closed page, and pays once', async () => {
    const unclear = [
      new TypeError('Failed to fetch'),
      { status: 504, body: { code: 'platform.no_answer' } },
      { status: 202, body: { payment: { state: 'pending' } } },
      { status: 503, body: {} },
      { status: 429, body: { code: 'x.y' } },
      { status: 413, body: '<html>' },
    ];
    const { open, sent } = device([
      ...unclear,
      { status: 401, body: { code: 'platform.token_expired' } },
      paid,
    ]);
    open().begin(body);
    for (let asked = 0; asked < 6; asked += 1) {
      expect(await open().ask()).toMatchObject({ outcome: 'unknown' });
    }
    expect(await open().ask()).toMatchObject({ outcome: 'signed-out' });
    expect(open().begin({ ...body, merchantCode: 'OTHER' })).toEqual({ key: 'key-1', body });
    expect(await open().ask()).toMatchObject({ outcome: 'paid', payment: { reference: 'R' } });
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set(['key-1']));
    expect(open().kept()).toBeNull();
  });

  it.each([400, 403, 404, 409, 422])(
    'ends at a clear no (%i), and the next one has a key of its own',
    async (status) => {
      const problem = { code: 'payments.insufficient_funds' };
      const { open } = device([{ status, body: problem }]);
      open().begin(body);
      expect(await open().ask()).toMatchObject({ outcome: 'refused', problem });
      expect(open().begin(body).key).toBe('key-2');
    },
  );
});

it('says everything in both languages', () => {
  expect(Object.keys(WORDS.ar)).toEqual(Object.keys(WORDS.fr));
  expect(Object.keys(WORDS.ar.kinds)).toEqual(Object.keys(WORDS.fr.kinds));
});

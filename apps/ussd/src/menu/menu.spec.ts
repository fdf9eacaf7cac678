/** The table of screens: whole, and each screen of it in one piece on the smallest phone, in every language. */
import { fits, ONE_USSD_SCREEN, sizeOf } from '@hanout/gsm-text';
import { LANGUAGES } from '@hanout/i18n';
import { REASONS, type Data, type Payee } from './data';
import { EFFECTS, outcomeOf, type EffectName, type Outcome } from './effects';
import { CHOICES_A_PAGE, closed, noticesOf, pageCountOf, show } from './screens';
import { isEnd, isMenu, isQuestion, type Go, type Menu, type State } from './state';
import { STATE_NAMES, type StateName } from './state-names';
import { STATES } from './states';
import { arrived, take, type Place } from './take';
import { TEXTS } from './texts';

const gosOf = (state: State): Go[] => {
  if (isEnd(state)) return [];
  const back = state.back ? [state.back] : [];
  return isMenu(state) ? [...state.choices.map(({ go }) => go), ...back] : [state.go, ...back];
};
const endsOf = (go: Go): StateName[] =>
  'to' in go ? [go.to] : Object.values<Outcome>(EFFECTS[go.by]).map(({ to }) => to);

describe('the table', () => {
  it('reaches every screen from a first call', () => {
    const reached = new Set<StateName>(['language', 'pin']);
    for (const name of reached)
      for (const go of gosOf(STATES[name])) endsOf(go).forEach((to) => reached.add(to));
    // A session that is over, or is another's, is said without a way there.
    expect(STATE_NAMES.filter((name) => !reached.has(name))).toEqual(['over']);
  });

  it('uses every effect, and leads somewhere from every screen that is no end', () => {
    const used = STATE_NAMES.flatMap((name) => gosOf(STATES[name])).flatMap((go) =>
      'by' in go ? [go.by] : [],
    );
    expect(Object.keys(EFFECTS).filter((name) => !used.includes(name as EffectName))).toEqual([]);
    for (const name of STATE_NAMES)
      if (!isEnd(STATES[name])) expect([name, gosOf(STATES[name]).length > 0]).toEqual([name, true]);
  });

  it('has an end within reach of every screen', () => {
    for (const start of STATE_NAMES) {
      const reached = new Set([start]);
      for (const name of reached)
        for (const go of gosOf(STATES[name])) endsOf(go).forEach((to) => reached.add(to));
      expect([start, [...reached].some((name) => isEnd(STATES[name]))]).toEqual([start, true]);
    }
  });

  it('takes every PIN as a secret, on a screen that must have been shown', () => {
    const secrets = STATE_NAMES.filter((name) => {
      const state = STATES[name];
      return isQuestion(state) && state.isSecret;
    });
    expect(secrets).toEqual(['pin', 'confirm', 'confirmCash', 'pinNow', 'pinNew', 'pinAgain']);
    for (const name of secrets) {
      const turn = take({ state: name, data: longest('fr') }, '8350');
      expect(turn).toMatchObject({ secret: '8350' });
      expect(JSON.stringify((turn as { data: Data }).data)).not.toContain('8350');
    }
  });

  it('moves money by the two effects that ask for a PIN, and by no other', () => {
    const paying = STATE_NAMES.filter((name) =>
      gosOf(STATES[name]).some((go) => 'by' in go && (go.by === 'pay' || go.by === 'makeCode')),
    );
    expect(paying).toEqual(['confirm', 'confirmCash']);
  });

  it('names no outcome that an effect does not have', () => {
    expect(() => outcomeOf('pay', 'nonsense')).toThrow('pay has no outcome nonsense');
  });

  it('knows no key twice: the choices end before the keys for more and back', () => {
    for (const name of STATE_NAMES) {
      const state = STATES[name];
      if (isMenu(state)) expect(state.choices.length).toBeLessThanOrEqual(8);
    }
  });
});

/** The longest that can stand in each place. */
function longest(language: Data['language']): Data {
  const long = { ar: 'م'.repeat(80), fr: 'É'.repeat(80) };
  const amountMinor = '2000000';
  return {
    language,
    page: 0,
    balanceMinor: '99999999',
    amountMinor,
    payee: { kind: 'shop', code: 'M00003', name: long, place: long },
    wish: {
      paymentId: '01890000-0000-7000-8000-000000000001',
      key: 'key',
      what: 'pay',
      amountMinor,
      feeMinor: '99999',
      totalMinor: '2099999',
      pricedUntil: '2031-12-31T22:59:00.000Z',
    },
    lines: Array.from({ length: 8 }, () => ({ day: '2031-12-31', isIn: false, amountMinor })),
    voucher: { amountMinor, until: '2031-12-31T22:59:00.000Z' },
    cutOff: { sessionId: 'one', amountMinor },
  };
}

const TOLD = {
  amountMinor: '2000000',
  feeMinor: '99999',
  reference: 'ABCDE12345',
  code: '123456789012',
  until: '2031-12-31T22:59:00.000Z',
};

describe.each(LANGUAGES)('every screen in %s', (language) => {
  const cases = STATE_NAMES.flatMap((name) =>
    [undefined, ...noticesOf(name)].flatMap((notice) =>
      (name === 'notPaid' ? REASONS : [undefined]).map((reason) => ({ name, notice, reason })),
    ),
  );

  const payees = [longest(language).payee, { ...longest(language).payee!, kind: 'person', walletId: 'one' }];

  it.each(
    cases.flatMap((one) => payees.map((payee) => ({ ...one, payee: payee as Payee, kind: payee!.kind }))),
  )('$name $notice $reason $kind', ({ name, notice, reason, payee }) => {
    const isTold = ['paid', 'notPaid', 'codeIs', 'notYet'].includes(name);
    const data: Data = {
      ...longest(language),
      payee,
      ...(isTold && { told: { ...TOLD, ...(reason && { reason }) } }),
    };
    const pages = pageCountOf(name, data);
    for (let page = 0; page < pages; page += 1) {
      const { text } = show(name, { ...data, page }, notice);
      expect([text, sizeOf(text), fits(text, ONE_USSD_SCREEN)]).toEqual([text, sizeOf(text), true]);
      if (language !== 'ar') expect([text, sizeOf(text).alphabet]).toEqual([text, 'gsm7']);
      expect(text).not.toMatch(/[{}]|undefined/);
      const choices = text.split('\n').filter((line) => /^[1-8]\./.test(line));
      expect(choices.length).toBeLessThanOrEqual(CHOICES_A_PAGE);
    }
  });

  it('shows each choice of the menu on one page, and comes back page by page', () => {
    let place: Place = { state: 'menu', data: { language, page: 0 } };
    const seen: string[] = [];
    for (;;) {
      const { text } = show(place.state, place.data);
      seen.push(...text.split('\n').filter((line) => /^[1-8]\./.test(line)));
      const next = take(place, '9');
      if (!('at' in next) || next.at.data.page === place.data.page) break;
      place = next.at;
    }
    const labels = (STATES.menu as Menu).choices.map(
      ({ label }, index) => `${index + 1}.${TEXTS[language][label]}`,
    );
    expect(seen).toEqual(labels);
    while (place.data.page > 0) place = (take(place, '0') as { at: Place }).at;
    expect(show('menu', place.data).text).toContain(labels[0]);
  });
});

describe.each(['over', 'working'] as const)('a session of which nothing is known (%s)', (text) => {
  it.each([undefined, ...LANGUAGES])('ends on one screen in %s', (language) => {
    const screen = closed(text, language);
    expect(screen.isEnd).toBe(true);
    expect([screen.text, sizeOf(screen.text), fits(screen.text, ONE_USSD_SCREEN)]).toEqual([
      screen.text,
      sizeOf(screen.text),
      true,
    ]);
    if (language !== undefined) expect(screen.text).toBe(TEXTS[language][text]);
  });

  it('says it in each language to who has chosen none', () => {
    const lines = closed(text).text.split('\n');
    expect(lines).toEqual(LANGUAGES.map((language) => TEXTS[language][`${text}InShort`]));
  });
});

describe('an input', () => {
  const at = (state: StateName, more: Partial<Data> = {}): Place => ({
    state,
    data: { language: 'fr', page: 0, ...more },
  });

  it.each([
    ['menu', '1', { by: 'readBalance' }],
    ['menu', '2', { at: { state: 'shopCode' } }],
    // The number of a choice means the same on every page.
    ['menu', '8', { at: { state: 'settings' } }],
    ['settings', '1', { at: { state: 'language' } }],
    ['settings', '2', { at: { state: 'pinNow' } }],
    ['settings', '0', { at: { state: 'menu' } }],
    ['pinNow', '٨٣٥٠', { by: 'provePin', secret: '8350' }],
    ['pinNew', '729', { at: { state: 'pinNew', notice: 'badPin' } }],
    ['pinNew', '729411', { by: 'choosePin', secret: '729411' }],
    ['pinAgain', '7294', { by: 'changePin', secret: '7294' }],
    ['pinAgain', '0', { at: { state: 'menu' } }],
    ['menu', '0', { at: { state: 'menu', notice: 'badChoice' } }],
    ['menu', '', { at: { state: 'menu', notice: 'badChoice' } }],
    ['menu', '12', { at: { state: 'menu', notice: 'badChoice' } }],
    ['shopCode', ' m00003 ', { by: 'findShop', data: { payee: { code: 'M00003' } } }],
    ['shopCode', '!', { at: { state: 'shopCode', notice: 'badShopCode' } }],
    ['shopCode', '0', { at: { state: 'menu' } }],
    ['phoneNumber', '06 12 34 56 78', { by: 'findPerson', secret: '+212612345678' }],
    ['phoneNumber', '0522000000', { at: { state: 'phoneNumber', notice: 'badNumber' } }],
    ['amount', '25,5', { by: 'price', data: { amountMinor: '2550' } }],
    ['amount', '٢٥', { by: 'price', data: { amountMinor: '2500' } }],
    ['amount', '-5', { at: { state: 'amount', notice: 'badAmount' } }],
    ['amount', '1.234', { at: { state: 'amount', notice: 'badAmount' } }],
    ['amount', '0', { at: { state: 'menu' } }],
    ['confirm', '123', { at: { state: 'confirm', notice: 'wrongPin' } }],
    ['confirm', '٨٣٥٠', { by: 'pay', secret: '8350' }],
    ['confirm', '0', { at: { state: 'menu' } }],
    ['paid', '1', { at: { state: 'over' } }],
  ] as const)('%s %j', (state, input, turn) => expect(take(at(state), input)).toMatchObject(turn));

  it('leaves nothing of a payment behind in the menu', () => {
    const { data } = arrived('menu', longest('fr'));
    expect(data).toEqual({ language: 'fr', page: 0 });
  });
});

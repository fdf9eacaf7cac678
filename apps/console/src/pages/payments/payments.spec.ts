import { elapsed, momentsOf } from './lanes';
import { readSearch, type Typed } from './read-search';

const typed = (given: Partial<Typed>): Typed => ({
  text: '',
  day: '',
  amount: '',
  kind: '',
  state: '',
  ...given,
});

describe('what is typed into the search', () => {
  it('knows an id, a reference however it is spaced, a wallet, and a shop', () => {
    const id = '40381aa3-dd48-48e2-a875-d9f48b0da766';
    expect(readSearch(typed({ text: ` ${id.toUpperCase()} ` }))).toEqual({ paymentId: id });
    expect(readSearch(typed({ text: '7kq2 mx9-tbd' }))).toEqual({ query: { reference: '7KQ2MX9TBD' } });
    expect(readSearch(typed({ text: `w: ${id}`, state: 'failed' }))).toMatchObject({
      query: { walletId: id, state: 'failed' },
    });
    expect(readSearch(typed({ text: 'M00003', day: '2026-11-28', amount: '12,50' }))).toMatchObject({
      query: { merchantCode: 'M00003', day: '2026-11-28', amountMinor: '1250' },
    });
  });

  it('knows a phone number in every form, and takes neither a reference nor a code for one', () => {
    for (const text of ['0612345678', '06 12 34 56 78', '+212612345678', '00212 612-345678', '٠٦١٢٣٤٥٦٧٨'])
      expect(readSearch(typed({ text, day: '2026-11-28' }))).toEqual({ phone: '+212612345678' });
    // No mobile number: a shop may be called so.
    expect(readSearch(typed({ text: '0522000000' }))).toMatchObject({
      query: { merchantCode: '0522000000' },
    });
    expect(readSearch(typed({ text: '6723456789' }))).toEqual({ query: { reference: '6723456789' } });
  });

  it('refuses an amount that is none, and never rounds one', () => {
    for (const amount of ['twelve', '12.505', '1 000'])
      expect(() => readSearch(typed({ amount }))).toThrow(/money\./);
  });
});

describe('the life of a payment', () => {
  const at = (ms: number) => new Date(Date.UTC(2026, 10, 28) + ms).toISOString();
  const timeline = {
    paymentId: 'p',
    reference: 'r',
    state: 'failed',
    entries: [
      { at: at(0), event: 'opened', state: 'holding' },
      { at: at(5_000), event: 'posted', state: 'completed' },
    ],
    networkWords: [{ at: at(2_400), word: 'succeeded', isContradiction: true }],
  };

  it('puts the words of the network and the messages between our own moves, with what passed', () => {
    const parked = { deliveryId: 'd', template: 'paid', state: 'parked', attempts: 1, createdAt: at(5_118) };
    expect(momentsOf(timeline, [parked]).map(({ lane, isBad, sinceMs }) => [lane, isBad, sinceMs])).toEqual([
      ['payment', false, undefined],
      ['network', true, 2_400],
      ['payment', false, 2_600],
      ['message', true, 118],
    ]);
  });

  it.each([
    [118, '+118 ms'],
    [2_400, '+2.4 s'],
    [61_000, '+1.0 min'],
    [7_200_000, '+2.0 h'],
    [864_000_000, '+10 d'],
  ])('says %d ms as %s', (ms, text) => expect(elapsed(ms)).toBe(text));
});

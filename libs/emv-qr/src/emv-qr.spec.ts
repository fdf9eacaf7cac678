import fc from 'fast-check';
import { checksum } from './checksum';
import { decodeQr, encodeQr, QrFault, type MerchantQr } from './index';

const GUID = 'ma.example.mwallet';
/** Of the public description of the standard. */
const VECTOR =
  '00020101021226360018ma.example.mwallet01101234567890520454115303504540535.005802MA5913EPICERIE TEST6009BENGUERIR62110107INV0001630448EA';

const shop: MerchantQr = {
  use: 'dynamic',
  account: { tag: '26', guid: GUID, merchant: 'M00042' },
  mcc: '5411',
  currency: '504',
  amount: '35.50',
  country: 'MA',
  name: 'Epicerie Meknassi',
  city: 'Ben Guerir',
  additional: [{ tag: '05', value: 'FACT-7' }],
  alternate: { language: 'ar', name: 'بقالة المكناسي', city: 'ابن جرير' },
  others: [{ tag: '81', value: '0018ma.example.mwallet0104abcd' }],
};
const reasonOf = (text: string): string => {
  try {
    decodeQr(text, GUID);
    return 'none';
  } catch (error) {
    if (!(error instanceof QrFault)) throw error;
    return error.message;
  }
};
const sealed = (body: string) => `${body}6304${checksum(`${body}6304`)}`;

/** Letters of both scripts, digits, a letter of two UTF-16 units, and what is easily taken for structure. */
const letter = fc.constantFrom(...'بقالة المكناسيéèAZaz09 -.’', '🛒', '٣');
const words = (max: number) =>
  fc.array(letter, { minLength: 1, maxLength: max }).map((letters) => letters.join(''));
const codes: fc.Arbitrary<MerchantQr> = fc
  .record({
    use: fc.constantFrom('static' as const, 'dynamic' as const),
    account: fc.record({
      tag: fc.integer({ min: 26, max: 51 }).map(String),
      guid: fc.constant(GUID),
      merchant: fc.stringMatching(/^[A-Z0-9]{4,12}$/),
    }),
    mcc: fc.stringMatching(/^\d{4}$/),
    currency: fc.constant('504'),
    country: fc.constant('MA'),
    name: words(25),
    city: words(15),
    additional: fc.uniqueArray(fc.record({ tag: fc.constantFrom('01', '05', '07'), value: words(25) }), {
      selector: ({ tag }) => tag,
      maxLength: 3,
    }),
    others: fc
      .array(fc.record({ tag: fc.integer({ min: 80, max: 99 }).map(String), value: words(99) }), {
        maxLength: 3,
      })
      .map((fields) => fields.toSorted((one, other) => Number(one.tag) - Number(other.tag))),
  })
  .chain((code) =>
    fc
      .record({
        amount: fc.option(fc.integer({ min: 1, max: 2_000_000 }), { nil: undefined }),
        alternate: fc.option(fc.record({ language: fc.constant('ar'), name: words(25) }), { nil: undefined }),
      })
      .map(({ amount, alternate }) => ({
        ...code,
        ...(amount !== undefined && { amount: (amount / 100).toFixed(2) }),
        ...(alternate && { alternate }),
      })),
  );

describe('a merchant-presented code', () => {
  it('is the vector, both ways', () => {
    const qr = decodeQr(VECTOR, GUID)!;
    expect(qr).toEqual({
      use: 'dynamic',
      account: { tag: '26', guid: GUID, merchant: '1234567890' },
      mcc: '5411',
      currency: '504',
      amount: '35.00',
      country: 'MA',
      name: 'EPICERIE TEST',
      city: 'BENGUERIR',
      additional: [{ tag: '01', value: 'INV0001' }],
      others: [],
    });
    expect(encodeQr(qr)).toBe(VECTOR);
  });

  it('says after reading what was written, in any script, with what it does not know', () => {
    fc.assert(
      fc.property(codes, (qr) => {
        expect(decodeQr(encodeQr(qr), GUID)).toEqual(qr);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its tags in order when it is written again', () => {
    fc.assert(
      fc.property(codes, (qr) => {
        const text = encodeQr(qr);
        expect(encodeQr(decodeQr(text, GUID)!)).toBe(text);
      }),
    );
  });

  it('counts characters, and sums bytes', () => {
    const text = encodeQr(shop);
    expect(text).toContain('0114بقالة المكناسي');
    expect(text.endsWith(checksum(text.slice(0, -4)))).toBe(true);
    expect(checksum('123456789')).toBe('29B1');
  });

  it('has its checksum with the leading zeros', () => {
    const sums = Array.from({ length: 5_000 }, (_, place) =>
      encodeQr({ ...shop, account: { ...shop.account, merchant: `M${place}` } }).slice(-4),
    );
    const zeros = sums.filter((sum) => sum.startsWith('0'));
    expect(zeros.length).toBeGreaterThan(100);
    expect(zeros.some((sum) => sum.startsWith('00'))).toBe(true);
    expect(sums.every((sum) => /^[0-9A-F]{4}$/.test(sum))).toBe(true);
  });

  it('is refused with any one bit of it flipped', () => {
    for (const text of [VECTOR, encodeQr(shop)]) {
      const bytes = Buffer.from(text, 'utf8');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        expect(reasonOf(flipped.toString('utf8'))).not.toBe('none');
      }
    }
  });

  it('of another scheme is sound and not ours; of several, ours is read and the others are kept', () => {
    expect(decodeQr(VECTOR, 'ma.another')).toBeUndefined();
    const other = { tag: '27', value: '0010ma.another0104ABCD' };
    const text = encodeQr({ ...shop, others: [other] });
    expect(decodeQr(text, GUID)).toMatchObject({ account: shop.account, others: [other] });
    expect(decodeQr(text, 'ma.another')?.account).toEqual({
      tag: '27',
      guid: 'ma.another',
      merchant: 'ABCD',
    });
  });

  it.each([
    ['', 'missing: tag 63'],
    ['hello', 'missing: tag 63'],
    [VECTOR.slice(0, -1), 'missing: tag 63'],
    [VECTOR.slice(0, -4) + '48ea', 'checksum: tag 63'],
    [sealed('00020101'), 'unreadable'],
    [sealed('000201010211'), 'missing: tag 52'],
    [sealed('010211000201'), 'invalid: tag 00'],
    [sealed('000202'), 'invalid: tag 00'],
    [sealed('0002010102135204541153035045802MA5901A6001B'), 'invalid: tag 01'],
    [sealed('00020101021152045411520454115303504'), 'repeated: tag 52'],
    [sealed('0002010102115204541153035045802MA59005405'), 'unreadable: tag 59'],
    [sealed('0002010102115204541153035045802MA599'), 'unreadable'],
    [sealed('000201010211520454115303MAD5802MA5901A6001B'), 'invalid: tag 53'],
    [sealed('000201010211520454115303504540400.55802MA5901A6001B'), 'invalid: tag 54'],
    [sealed('00020101021126220018ma.example.mwallet5204541153035045802MA5901A6001B'), 'missing: tag 26.01'],
  ])('%j is refused: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it.each([
    ['a name that is too long', { name: 'x'.repeat(26) }, '59'],
    ['no city', { city: '' }, '60'],
    ['an amount with a comma', { amount: '35,50' }, '54'],
    ['no amount', { amount: '0.00' }, '54'],
    ['three decimals', { amount: '35.505' }, '54'],
    ['an empty additional value', { additional: [{ tag: '05', value: '' }] }, '05'],
  ])('is not written with %s', (_what, wrong, tag) => {
    expect(() => encodeQr({ ...shop, ...wrong })).toThrow(new QrFault('invalid', tag));
  });
});

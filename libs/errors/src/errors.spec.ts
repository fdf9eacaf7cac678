import {
  DomainError,
  ERROR_KINDS,
  errorTable,
  httpStatusOf,
  INTERNAL_ERROR,
  isWireError,
  PLATFORM_ERRORS,
} from './index';
import type { ErrorEntries } from './index';

const TILL_ERRORS = errorTable({
  'till.closed': {
    kind: 'refused',
    text: { en: 'The till is closed.', fr: 'La caisse est fermée.', ar: 'الصندوق مغلق.' },
  },
  'till.too_little': {
    kind: 'conflict',
    text: {
      en: '{name} has {left} left, {left} only.',
      fr: 'Il reste {left} à {name}.',
      ar: 'بقي {left} لدى {name}.',
    },
  },
});

describe('a table of errors', () => {
  it('gives a code its kind and its texts', () => {
    const error = TILL_ERRORS.error('till.closed', { field: 'till' });
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'DomainError', code: 'till.closed', kind: 'refused', field: 'till' });
    expect(error.texts.fr).toBe('La caisse est fermée.');
    expect(error.message).toBe('till.closed: The till is closed.');
    expect(error.stack).toContain('errors.spec.ts');
  });

  it('lets the compiler check the code, and checks it again when it runs', () => {
    // @ts-expect-error no such code
    expect(() => TILL_ERRORS.error('till.open')).toThrow('No error has the code till.open');
    // @ts-expect-error what every object has is no code either
    expect(() => TILL_ERRORS.error('toString')).toThrow(TypeError);
  });

  it('fills the placeholders of every language, each as often as it stands there', () => {
    const { texts } = TILL_ERRORS.error('till.too_little', { params: { left: '3.00 MAD', name: 'Rqia' } });
    expect(texts).toEqual({
      en: 'Rqia has 3.00 MAD left, 3.00 MAD only.',
      fr: 'Il reste 3.00 MAD à Rqia.',
      ar: 'بقي 3.00 MAD لدى Rqia.',
    });
  });

  it('writes hostile values as they are: no pattern, no second filling, no inherited property', () => {
    const filled = (params: Record<string, string>): string =>
      TILL_ERRORS.error('till.too_little', { params }).texts.fr;
    expect(filled({ left: '$&$1$`', name: '{left}' })).toBe('Il reste $&$1$` à {left}.');
    expect(filled({})).toBe('Il reste {left} à {name}.');
    const odd = errorTable({
      'a.b': { kind: 'invalid', text: { en: '{toString}', fr: '{toString}', ar: '{toString}' } },
    });
    expect(odd.error('a.b').texts.en).toBe('{toString}');
  });

  const text = { en: 'a', fr: 'b', ar: 'c' };
  it.each<[string, ErrorEntries]>([
    ['is not spelled', { 'Till.closed': { kind: 'invalid', text } }],
    ['is not spelled', { 'till.closed.now': { kind: 'invalid', text } }],
    ['has no known kind', { 'till.closed': { kind: 'odd' as 'invalid', text } }],
    ['has no text in ar', { 'till.closed': { kind: 'invalid', text: { ...text, ar: ' ' } } }],
    ['other placeholders in fr', { 'till.closed': { kind: 'invalid', text: { ...text, fr: '{x}' } } }],
    [
      'other placeholders in fr',
      { 'till.closed': { kind: 'invalid', text: { en: '{x}', fr: '{y}', ar: '{x}' } } },
    ],
  ])('that %s does not load', (message, entries) => {
    expect(() => errorTable(entries)).toThrow(message);
  });
});

describe('an error on the wire', () => {
  const original = TILL_ERRORS.error('till.too_little', {
    field: 'amount',
    params: { left: '{name}', name: 'x' },
    cause: new Error('secret'),
  });

  it('arrives as it left, without stack and cause', () => {
    const wire: unknown = JSON.parse(JSON.stringify(original.toWire()));
    expect(wire).toEqual({
      code: 'till.too_little',
      kind: 'conflict',
      texts: original.texts,
      field: 'amount',
      params: { left: '{name}', name: 'x' },
    });
    const arrived = DomainError.fromWire(wire);
    expect(arrived).toBeInstanceOf(DomainError);
    expect(arrived.toWire()).toEqual(original.toWire());
    expect(JSON.stringify(arrived.toWire())).not.toMatch(/secret|stack/);
    expect(original.cause).toEqual(new Error('secret'));
  });

  it('leaves out what was not given', () => {
    expect(Object.keys(TILL_ERRORS.error('till.closed').toWire())).toEqual(['code', 'kind', 'texts']);
  });

  const texts = { en: 'a', fr: 'b', ar: 'c' };
  const whole = { code: 'a.b', kind: 'invalid', texts };
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'a.b'],
    ['a list', [whole]],
    ['no code', { kind: 'invalid', texts }],
    ['an empty code', { ...whole, code: '' }],
    ['an unknown kind', { ...whole, kind: 'toString' }],
    ['no texts', { code: 'a.b', kind: 'invalid' }],
    ['a language missing', { ...whole, texts: { en: 'a', fr: 'b' } }],
    ['a field that is no text', { ...whole, field: 1 }],
    ['params that are no texts', { ...whole, params: { n: 1 } }],
    ['params that are a list', { ...whole, params: ['x'] }],
  ])('is refused as a bug when it is %s', (_name, wire) => {
    expect(isWireError(wire)).toBe(false);
    expect(() => DomainError.fromWire(wire)).toThrow(TypeError);
  });

  it('brings nothing along that was not asked for', () => {
    const arrived = DomainError.fromWire({
      ...whole,
      stack: 'their stack',
      name: 'Other',
      texts: { ...texts, extra: 'x' },
    });
    expect(arrived.name).toBe('DomainError');
    expect(arrived.stack).not.toContain('their stack');
    expect(arrived.texts).toEqual(texts);
  });
});

describe('kinds', () => {
  it('have the HTTP status of the house', () => {
    expect(Object.fromEntries(ERROR_KINDS.map((kind) => [kind, httpStatusOf(kind)]))).toEqual({
      invalid: 400,
      unauthenticated: 401,
      forbidden: 403,
      not_found: 404,
      conflict: 409,
      refused: 422,
      too_many: 429,
      unavailable: 503,
    });
  });

  it('are those of the platform’s own table; a bug is none of them', () => {
    expect(Object.keys(PLATFORM_ERRORS.entries)).toEqual([
      'platform.invalid_input',
      'platform.unauthenticated',
      'platform.forbidden',
      'platform.not_found',
      'platform.unavailable',
    ]);
    expect(INTERNAL_ERROR).toMatchObject({ code: 'platform.internal', httpStatus: 500 });
    // @ts-expect-error nobody throws the internal error on purpose
    expect(() => PLATFORM_ERRORS.error(INTERNAL_ERROR.code)).toThrow(TypeError);
  });
});

import { checkAccess, narrowed } from './api-client-access';

const given = { roles: ['network' as const], now: new Date('2026-06-01T00:00:00Z') };

describe('the access of an API client', () => {
  it('may be narrowed to what its roles open', () => {
    expect(() =>
      checkAccess(
        {
          scopes: ['identity.enrol-people', 'networks.*'],
          addresses: ['192.0.2.0/24'],
          expiresAt: '2027-01-01T00:00:00Z',
        },
        given,
      ),
    ).not.toThrow();
  });

  it.each([
    [{ scopes: ['identity.enrol-people', 'identity.add-staff'] }, 'access.scopes.1'],
    [{ scopes: ['nothing.*'] }, 'access.scopes.0'],
    [{ addresses: ['192.0.2.0/40'] }, 'access.addresses.0'],
    [{ expiresAt: '2026-05-31T00:00:00Z' }, 'access.expiresAt'],
  ])('is not %j', (access, field) => {
    expect(() => checkAccess(access, given)).toThrow(
      expect.objectContaining({ kind: 'invalid', field }) as Error,
    );
  });

  it('is narrowed at sign-in and never widened', () => {
    expect(narrowed(null, undefined)).toEqual({});
    expect(narrowed(null, ['a.b'])).toEqual({ scopes: ['a.b'] });
    expect(narrowed(['a.b', 'a.c'], undefined)).toEqual({ scopes: ['a.b', 'a.c'] });
    expect(narrowed(['a.b', 'a.c'], ['a.c'])).toEqual({ scopes: ['a.c'] });
    expect(narrowed(['a.*'], ['a.c'])).toEqual({ scopes: ['a.c'] });
    expect(narrowed(['a.b'], ['a.*'])).toBeUndefined();
    expect(narrowed(['a.b'], ['a.b', 'c.d'])).toBeUndefined();
  });
});

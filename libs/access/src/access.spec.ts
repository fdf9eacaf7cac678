import { mayDo, OPERATIONS, reachOf, ROLES, rolesOf, type Actor, type Operation, type Role } from './index';

const callerOf = (...roles: Role[]): Actor => ({ roles });

describe('the access table', () => {
  it('lets a role do what its row says, as far as it says, and nothing else', () => {
    for (const operation of Object.keys(OPERATIONS) as Operation[]) {
      for (const role of ROLES) {
        const reach = OPERATIONS[operation][role];
        expect(mayDo(callerOf(role), operation)).toBe(reach !== undefined);
        if (reach !== undefined) expect(reachOf(callerOf(role), operation)).toBe(reach);
        else expect(() => reachOf(callerOf(role), operation)).toThrow('platform.forbidden');
      }
    }
  });

  it('gives somebody with several roles the farthest of them', () => {
    expect(reachOf(callerOf('customer', 'finance'), 'payments.read')).toBe('all');
    expect(reachOf(callerOf('merchant', 'customer'), 'payments.read')).toBe('own');
    expect(() => reachOf(callerOf(), 'payments.read')).toThrow('platform.forbidden');
  });

  it('is narrowed by the scopes of a token, and never widened', () => {
    const client = (scopes: string[]): Actor => ({ ...callerOf('network'), scopes });
    expect(reachOf(client(['identity.enrol-people']), 'identity.enrol-people')).toBe('network');
    expect(reachOf(client(['identity.*']), 'identity.enrol-people')).toBe('network');
    for (const scopes of [[], ['payments.*'], ['identity.enrol'], ['*']]) {
      expect(() => reachOf(client(scopes), 'identity.enrol-people')).toThrow('platform.forbidden');
      expect(mayDo(client(scopes), 'identity.enrol-people')).toBe(false);
    }
    expect(() => reachOf(client(['fees.*']), 'fees.propose-schedule')).toThrow('platform.forbidden');
  });

  it('leaves no operation that nobody may do', () => {
    for (const operation of Object.keys(OPERATIONS) as Operation[])
      expect(rolesOf(operation)).not.toEqual([]);
  });
});

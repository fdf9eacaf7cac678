import type { CallerV1, Role } from '@hanout/contracts';
import { assertMayRead } from './registrations.access';

const caller = (roles: Role[], network?: string): CallerV1 => ({ kind: 'client', id: 'c', roles, network });
const codeOf = (who: CallerV1): unknown => {
  try {
    assertMayRead(who, 'm2t');
    return 'may';
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};

describe('who may read registrations', () => {
  it.each([
    [caller(['programme_officer']), 'may'],
    [caller(['finance']), 'may'],
    [caller(['auditor']), 'may'],
    [caller(['administrator']), 'may'],
    [caller(['network'], 'm2t'), 'may'],
    [caller(['network', 'auditor'], 'wafacash'), 'may'],
    [caller(['network'], 'wafacash'), 'networks.other_network'],
    [caller(['network']), 'networks.other_network'],
    [caller(['customer'], 'm2t'), 'platform.forbidden'],
    [caller(['merchant'], 'm2t'), 'platform.forbidden'],
    [caller(['programme_approver']), 'platform.forbidden'],
    [caller([]), 'platform.forbidden'],
  ])('%j: %s', (who, verdict) => expect(codeOf(who)).toBe(verdict));
});

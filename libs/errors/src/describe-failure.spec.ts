import { describeFailure } from './describe-failure';

describe('a failure in a log', () => {
  it('tells what PostgreSQL said by its state and names, without what was given to it', () => {
    const driverError = Object.assign(new Error('invalid input syntax for type uuid: "+212600000001"'), {
      code: '22P02',
      severity: 'ERROR',
      detail: 'Key (phone)=(+212600000001) already exists.',
      table: 'people',
      constraint: 'people_phone_hash_key',
    });
    for (const error of [
      driverError,
      Object.assign(new Error(driverError.message), { name: 'QueryFailedError', driverError }),
    ]) {
      const told = describeFailure(error);
      expect(told).toContain('22P02 (people, people_phone_hash_key)');
      expect(told).toContain('describe-failure.spec');
      expect(told).not.toContain('212600000001');
    }
  });

  it('does not repeat text that is no JSON', () => {
    let caught: unknown;
    try {
      JSON.parse('{"pin":"7391"');
      JSON.parse('"secret" secret');
    } catch (error) {
      caught = error;
    }
    expect(describeFailure(caught)).not.toMatch(/7391|secret/);
  });

  it('tells everything of our own errors, and nothing of things that are none', () => {
    expect(describeFailure(new Error('the ledger is gone'))).toMatch(/^Error: the ledger is gone\n\s+at /);
    expect(describeFailure({ phone: '+212600000001' })).not.toContain('212');
    expect(describeFailure('plain')).toBe('plain');
  });
});

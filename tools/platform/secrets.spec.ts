import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets } from './secrets';

describe('the secrets of a platform folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-secrets-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are made once, remembered, and closed to others', () => {
    const first = openSecrets(folder);
    expect(first.areNew).toBe(true);
    const made = first.secret('postgres.ledger');
    expect(first.secret('nats.ledger')).not.toBe(made);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);

    const second = openSecrets(folder);
    expect(second.areNew).toBe(false);
    expect(second.secret('postgres.ledger')).toBe(made);
  });

  it('come in the kinds that are asked for', () => {
    const { secret } = openSecrets(folder);
    expect(Buffer.from(secret('cin', 'key'), 'base64')).toHaveLength(32);
    expect(secret('token')).toMatch(/^[\w-]{43}$/);
    expect(secret('staff.amina', 'password')).toMatch(/^([a-zA-Z2-9]{5}-){3}[a-zA-Z2-9]{5}$/);
    expect(secret('pin', 'pin')).toMatch(/^\d{6}$/);
  });

  it('are not made anew over a file that is broken', () => {
    const broken = mkdtempSync(join(folder, 'broken-'));
    writeFileSync(join(broken, 'secrets.json'), '{"half');
    expect(() => openSecrets(broken)).toThrow('is not JSON');
  });
});

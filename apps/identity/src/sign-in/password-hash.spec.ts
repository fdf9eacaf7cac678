import { hashPassword, verifyPassword } from './password-hash';

describe('a stored password', () => {
  it('fits the password and nothing else, and is salted', async () => {
    const stored = await hashPassword('correct horse é');
    expect(stored).toMatch(/^scrypt\$16384\$8\$5\$/);
    expect(stored).not.toContain('correct');
    await expect(verifyPassword('correct horse e\u0301', stored)).resolves.toBe(true);
    await expect(verifyPassword('correct horse', stored)).resolves.toBe(false);
    await expect(hashPassword('correct horse é')).resolves.not.toBe(stored);
  });

  it('is a bug when it is none of ours', async () => {
    await expect(verifyPassword('x', 'plain')).rejects.toThrow('Not a stored password hash');
  });
});

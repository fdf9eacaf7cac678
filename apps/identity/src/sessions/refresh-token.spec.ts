import { hashRefreshToken, newRefreshToken, openSuccessor, sealSuccessor } from './refresh-token';

it('is 256 bits that never come twice', () => {
  const tokens = Array.from({ length: 1_000 }, newRefreshToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

it('gives its successor to nobody without it, not even to those who have its hash', () => {
  const [token, successor] = [newRefreshToken(), newRefreshToken()];
  const sealed = sealSuccessor(successor, { token });
  expect(openSuccessor(sealed, { token })).toBe(successor);
  expect(sealed.includes(successor)).toBe(false);
  for (const other of [newRefreshToken(), hashRefreshToken(token).toString('base64url'), successor])
    expect(() => openSuccessor(sealed, { token: other })).toThrow();
});

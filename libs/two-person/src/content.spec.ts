import { contentText, hashOfProposal } from './content';

describe('the content of a proposal', () => {
  it('is one text in whatever order it was written', () => {
    expect(contentText({ b: [2, { d: 1, c: null }], a: 'é' })).toBe('{"a":"é","b":[2,{"c":null,"d":1}]}');
    expect(contentText({ roles: ['b', 'a'] })).not.toBe(contentText({ roles: ['a', 'b'] }));
  });

  it('is hashed with its kind and subject', () => {
    const proposal = { kind: 'staff.suspend', subjectId: '1', content: '{}' };
    const hashes = [
      proposal,
      { ...proposal, kind: 'staff.resume' },
      { ...proposal, subjectId: '2' },
      { ...proposal, content: '{"a":1}' },
    ].map(hashOfProposal);
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

import { readNetworkStatement, type ReadNetworkStatementV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import type { FakeAnswers } from '@hanout/testing';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';

const PIECES = 30;
/** As large as a page of the ledger makes it, in letters of two bytes. */
const content = (piece: number) => `${piece}:${'é'.repeat(150_000)}\n`;

describe('a file in pieces', () => {
  let gateway: GatewayUnderTest;
  let owner: FakeAnswers<ReadNetworkStatementV1>;
  let token: string;
  let brokenAt: number | undefined;

  beforeAll(async () => {
    gateway = await startGateway();
    token = await gateway.tokenOf('network', { network: 'm2t' });
    owner = await gateway.owner(readNetworkStatement, ({ after = '0', network }) => {
      if (network !== 'm2t') throw PLATFORM_ERRORS.error('platform.forbidden');
      const piece = Number(after);
      if (piece === brokenAt) throw new Error('the ledger went away');
      return {
        name: 'position-m2t-2021-12-07.xml',
        contentType: 'application/xml' as const,
        content: content(piece),
        ...(piece + 1 < PIECES && { next: String(piece + 1) }),
      };
    });
  });
  beforeEach(() => {
    brokenAt = undefined;
    owner.questions.length = 0;
  });
  afterAll(() => gateway.stop());

  const get = (network = 'm2t', query = '') =>
    gateway.call('GET', `/settlement/statements/${network}/2021-12-07${query}`, { token });

  it('comes whole, byte for byte, as a file to save', async () => {
    const answer = await get('m2t', '?format=camt053&after=7');
    expect(await answer.text()).toBe(Array.from({ length: PIECES }, (_, piece) => content(piece)).join(''));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/xml',
      'content-disposition': 'attachment; filename="position-m2t-2021-12-07.xml"',
      'cache-control': 'private, no-store',
    });
    expect(owner.questions).toHaveLength(PIECES);
    // Nobody begins in the middle.
    expect(owner.questions[0]).toMatchObject({ network: 'm2t', period: '2021-12-07', format: 'camt053' });
    expect(owner.questions[0]!.after).toBeUndefined();
  });

  it('is refused before its first byte', async () => {
    const answer = await get('wafacash');
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'platform.forbidden' }]);
  });

  it('breaks off when a piece does not come: a part never looks like the whole', async () => {
    brokenAt = 3;
    await expect(get().then((answer) => answer.text())).rejects.toThrow();
    expect(owner.questions).toHaveLength(4);
  });
});

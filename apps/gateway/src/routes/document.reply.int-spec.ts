import { gzipSync } from 'node:zlib';
import { readWalletStatement, type ReadWalletStatementV1 } from '@hanout/contracts';
import type { FakeAnswers } from '@hanout/testing';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';

const bytes = Buffer.from([0, 255, 128, 13, 10, 37]);

describe('a statement as a file', () => {
  let gateway: GatewayUnderTest;
  let owner: FakeAnswers<ReadWalletStatementV1>;
  let token: string;

  beforeAll(async () => {
    gateway = await startGateway();
    token = await gateway.tokenOf('merchant');
    owner = await gateway.owner(readWalletStatement, () => ({
      document: {
        name: 'statement-2021-12-fr.pdf',
        contentType: 'application/pdf' as const,
        gzipped: gzipSync(bytes).toString('base64'),
      },
    }));
  });
  afterAll(() => gateway.stop());

  it('comes byte for byte, to be saved, and kept by nobody on the way', async () => {
    const answer = await gateway.call('GET', '/statements/2021-12?format=pdf&language=fr', { token });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="statement-2021-12-fr.pdf"',
      'cache-control': 'private, no-store',
    });
    expect(owner.questions.at(-1)).toMatchObject({ period: '2021-12', format: 'pdf', language: 'fr' });
  });

  it.each([
    ['text/csv', '', 'csv'],
    ['application/pdf;q=0.9, */*', '', 'pdf'],
    ['application/pdf', '?format=xlsx', 'xlsx'],
    ['*/*', '', 'json'],
  ])('is wished for by Accept: %s%s', async (accept, query, format) => {
    await gateway.call('GET', `/statements/2021${query}`, { token, headers: { accept } });
    expect(owner.questions.at(-1)).toMatchObject({ format, language: 'ar' });
  });
});

import { createHash, randomUUID } from 'node:crypto';
import {
  finishBulkFile,
  putBulkPiece,
  type BulkV1,
  type FinishBulkFileV1,
  type PutBulkPieceV1,
} from '@hanout/contracts';
import { type FakeAnswers } from '@hanout/testing';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';

const nothing = { minor: '0', currency: 'MAD' };
const BULK: BulkV1 = {
  bulkId: randomUUID(),
  state: 'proposed',
  payerWalletId: randomUUID(),
  merchantCode: 'M00003',
  sha256: 'a'.repeat(64),
  reason: 'wages',
  createdBy: randomUUID(),
  createdAt: '2026-11-28T07:00:00.000Z',
  lines: 1,
  payees: 1,
  problems: 0,
  amount: nothing,
  payerFees: nothing,
  payeeFees: nothing,
  attempt: 1,
  results: { waiting: 1, pending: 0, paid: 0, failed: 0, paidAmount: nothing },
};

describe('putting the file of a bulk', () => {
  let gateway: GatewayUnderTest;
  let token: string;
  let pieces: FakeAnswers<PutBulkPieceV1>;
  let finish: FakeAnswers<FinishBulkFileV1>;

  beforeAll(async () => {
    gateway = await startGateway();
    token = await gateway.tokenOf('finance');
    pieces = await gateway.owner(putBulkPiece, ({ piece }) => ({ piece }));
    finish = await gateway.owner(finishBulkFile, () => BULK);
  });
  beforeEach(() => {
    pieces.questions.length = 0;
    finish.questions.length = 0;
  });
  afterAll(() => gateway.stop());

  const put = (body: string, contentType: string, bearer = token) =>
    fetch(`${gateway.api}/bulk-payments/${BULK.bulkId}/file`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': contentType },
      body,
    });

  it.each([
    ['text/csv; charset=utf-8', 'csv'],
    ['application/jsonl', 'jsonl'],
  ])('as %s brings its bytes, its sum and what it is', async (contentType, format) => {
    const file = 'reference;payee;amount\nأ;M00007;10\n';
    const answer = await put(file, contentType);
    expect([answer.status, await answer.json()]).toEqual([200, BULK]);
    const [{ content } = { content: '' }] = pieces.questions;
    expect(Buffer.from(content, 'base64').toString('utf8')).toBe(file);
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(finish.questions).toMatchObject([{ bulkId: BULK.bulkId, pieces: 1, sha256, format }]);
  });

  it('takes no other kind of file, and none from others than finance', async () => {
    expect((await put('{}', 'application/json')).status).toBe(415);
    expect((await put('x', 'text/csv', await gateway.tokenOf('auditor'))).status).toBe(403);
    expect(pieces.questions).toEqual([]);
  });
});

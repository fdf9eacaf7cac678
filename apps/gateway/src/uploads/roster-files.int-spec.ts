import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  finishRosterFile,
  putRosterPiece,
  type FinishRosterFileV1,
  type PutRosterPieceV1,
  type RosterV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { type FakeAnswers } from '@hanout/testing';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';
import { PIECE_BYTES } from './pieces';

const rosterId = randomUUID();
const ROSTER: RosterV1 = {
  rosterId,
  programme: 'tayssir',
  ruleSet: 'tayssir-2020-21-t3',
  state: 'uploading',
  approvedBy: [],
};

describe('putting a file of a roster', () => {
  let gateway: GatewayUnderTest;
  let token: string;
  let pieces: FakeAnswers<PutRosterPieceV1>;
  let finish: FakeAnswers<FinishRosterFileV1>;
  let onPiece: (piece: PutRosterPieceV1) => void;

  beforeAll(async () => {
    gateway = await startGateway({ ROSTER_FILE_MAX_BYTES: '10000000' });
    token = await gateway.tokenOf('programme_officer');
    pieces = await gateway.owner(putRosterPiece, (piece) => {
      onPiece(piece);
      return { piece: piece.piece };
    });
    finish = await gateway.owner(finishRosterFile, () => ROSTER);
  });
  beforeEach(() => {
    onPiece = () => undefined;
    pieces.questions.length = 0;
    finish.questions.length = 0;
  });
  afterAll(() => gateway.stop());

  const put = (
    body: Buffer | string | ReadableStream,
    headers: Record<string, string> = { 'content-type': 'text/csv' },
  ) =>
    fetch(`${gateway.api}/programmes/rosters/${rosterId}/files/absences`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, ...headers },
      body,
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    } as RequestInit);

  const arrived = (): Buffer =>
    Buffer.concat(
      [...pieces.questions]
        .sort((one, other) => one.piece - other.piece)
        .map(({ content }) => Buffer.from(content, 'base64')),
    );

  it('cuts nine megabytes into pieces and proves what it sent', async () => {
    const file = randomBytes(9_000_001);
    const answer = await put(file);
    expect([answer.status, await answer.json()]).toEqual([200, ROSTER]);
    expect(arrived().equals(file)).toBe(true);
    const numbers = pieces.questions.map(({ piece }) => piece).sort((one, other) => one - other);
    expect(numbers).toEqual(
      Array.from({ length: Math.ceil(file.length / PIECE_BYTES) }, (_, piece) => piece),
    );
    expect(finish.questions).toEqual([
      {
        caller: expect.objectContaining({ roles: ['programme_officer'] }) as object,
        rosterId,
        file: 'absences',
        pieces: numbers.length,
        sha256: createHash('sha256').update(file).digest('hex'),
      },
    ]);
  });

  it('sends pieces on while the rest of the file has not been sent yet', async () => {
    let send: (chunk: Uint8Array | undefined) => void = () => undefined;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        send = (chunk) => (chunk ? controller.enqueue(chunk) : controller.close());
      },
    });
    const seen = new Promise<void>((resolve) => (onPiece = ({ piece }) => piece === 1 && resolve()));
    const answer = put(stream);
    send(new Uint8Array(2 * PIECE_BYTES + 5));
    await seen;
    expect(finish.questions).toHaveLength(0);
    send(undefined);
    expect((await answer).status).toBe(200);
    expect(finish.questions[0]).toMatchObject({ pieces: 3 });
  });

  it('puts a piece again when nobody answered, and the rest goes on', async () => {
    let broken = 2;
    onPiece = ({ piece }) => {
      if (piece === 1 && broken > 0) {
        broken -= 1;
        throw new Error('restarting');
      }
    };
    const file = randomBytes(3 * PIECE_BYTES);
    expect((await put(file, { 'content-type': 'application/octet-stream' })).status).toBe(200);
    expect(pieces.questions.filter(({ piece }) => piece === 1)).toHaveLength(3);
    expect(finish.questions).toHaveLength(1);
  });

  it('stops at the first refusal of the owner and says it', async () => {
    onPiece = ({ piece }) => {
      if (piece === 2) throw PLATFORM_ERRORS.error('platform.forbidden');
    };
    const refused = await put(randomBytes(9_000_000));
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      403,
      'platform.forbidden',
    ]);
    expect(finish.questions).toHaveLength(0);
    expect(pieces.questions.length).toBeLessThan(12);
  });

  it('refuses a file over the limit, told beforehand or found on the way', async () => {
    const told = await put(Buffer.alloc(10_000_001));
    expect(told.status).toBe(413);
    expect(pieces.questions).toHaveLength(0);
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        chunks += 1;
        if (chunks > 170) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const found = await put(endless);
    expect([found.status, ((await found.json()) as { code: string }).code]).toEqual([
      413,
      'platform.body_too_large',
    ]);
    expect(finish.questions).toHaveLength(0);
  });

  it('sends no end of a file whose sender went away', async () => {
    const gone = new AbortController();
    const started = new Promise<void>((resolve) => (onPiece = () => resolve()));
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(PIECE_BYTES + 1)),
    });
    const answer = fetch(`${gateway.api}/programmes/rosters/${rosterId}/files/pupils`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: stream,
      duplex: 'half',
      signal: gone.signal,
    } as RequestInit);
    await started;
    gone.abort();
    await expect(answer).rejects.toThrow();
    expect((await put(Buffer.from('x'))).status).toBe(200);
    expect(finish.questions.map(({ file }) => file)).toEqual(['absences']);
  });

  it('takes no JSON and no file without a token', async () => {
    expect((await put('{}', { 'content-type': 'application/json' })).status).toBe(415);
    const nobody = await put(Buffer.alloc(10), { 'content-type': 'text/csv', authorization: 'Bearer x' });
    expect(nobody.status).toBe(401);
  });
});

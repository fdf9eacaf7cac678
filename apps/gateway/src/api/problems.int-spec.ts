import { proveLedger, quotePayment, readWallet, requestCode } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';
import type { Problem } from './problem';

const CORRELATION = '01890000-0000-7000-8000-0000000000c1';

describe('what goes wrong', () => {
  let gateway: GatewayUnderTest;
  let token: string;

  beforeAll(async () => {
    gateway = await startGateway({ JSON_BODY_MAX_BYTES: '2000' });
    token = await gateway.tokenOf('customer');
  });
  afterAll(() => gateway.stop());

  const problem = async (answer: Response): Promise<Problem> => {
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const body = (await answer.json()) as Problem;
    expect(body.status).toBe(answer.status);
    return body;
  };

  it.each([
    [undefined, 'The request is not well formed.'],
    ['fr-MA,fr;q=0.9,en;q=0.8', 'La requête n’est pas bien formée.'],
    ['en;q=0.2, ar-MA;q=0.7', 'صيغة الطلب غير صحيحة.'],
    ['zgh, fr;q=0.4', 'La requête n’est pas bien formée.'],
    ['de, *;q=0.1', 'The request is not well formed.'],
  ])('is told in the language asked for: %s', async (language, title) => {
    const owner = await gateway.owner(quotePayment, () => {
      throw PLATFORM_ERRORS.error('platform.invalid_input', {
        field: 'body.amount.minor',
        params: { problem: 'minor must be positive' },
      });
    });
    const body = await problem(
      await gateway.call('POST', '/quotes', {
        token,
        body: {},
        headers: {
          'x-correlation-id': CORRELATION,
          ...(language !== undefined && { 'accept-language': language }),
        },
      }),
    );
    expect(body).toEqual({
      type: 'urn:hanout:problem:platform.invalid_input',
      title,
      status: 400,
      code: 'platform.invalid_input',
      field: 'amount.minor',
      detail: 'minor must be positive',
      texts: PLATFORM_ERRORS.entries['platform.invalid_input'].text,
      correlationId: CORRELATION,
    });
    await owner.stop();
  });

  it('gives every answer a correlation id: the sender’s when harmless, else its own', async () => {
    const owner = await gateway.owner(requestCode, () => ({ expiresInSeconds: 300 }));
    const send = (id: string): Promise<Response> =>
      gateway.call('POST', '/auth/codes', { body: {}, headers: { 'x-correlation-id': id } });
    const kept = await send(CORRELATION);
    expect([kept.status, kept.headers.get('x-correlation-id')]).toEqual([202, CORRELATION]);
    for (const harmful of ['{"log":"forged"}', '+212600000001', '0600000001', 'AB123456', 'a-pass-phrase']) {
      const own = (await send(harmful)).headers.get('x-correlation-id');
      expect(own).toMatch(/^[0-9a-f-]{36}$/);
    }
    await owner.stop();
  });

  it('says that the outcome is unknown when nobody answers, and only that it is unavailable for a read', async () => {
    const owner = await gateway.owner(quotePayment, () => {
      throw new Error('the database is gone');
    });
    const unknown = await gateway.call('POST', '/quotes', {
      token,
      body: {},
      headers: { 'accept-language': 'fr' },
    });
    expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([504, '2']);
    const body = await problem(unknown);
    expect(body).toMatchObject({ code: 'platform.no_answer' });
    expect(body.title).toMatch(/on ne sait pas si l’opération a été faite/);
    expect(JSON.stringify(body)).not.toContain('database');
    await owner.stop();

    const reader = await gateway.owner(proveLedger, () => {
      throw new Error('x');
    });
    const read = await gateway.call('GET', '/ledger/proof', { token: await gateway.tokenOf('auditor') });
    expect(await problem(read)).toMatchObject({ status: 503, code: 'platform.unavailable' });
    await reader.stop();
  });

  it('refuses JSON that is none, and `__proto__` in it', async () => {
    for (const body of ['{"amount": ', 'plain', '{"__proto__": {"isAdmin": true}}']) {
      const answer = await gateway.call('POST', '/auth/codes', { body });
      expect(await problem(answer)).toMatchObject({ status: 400, code: 'platform.invalid_json' });
    }
  });

  it('refuses a body that is too large or of another type', async () => {
    const large = await gateway.call('POST', '/auth/codes', { body: { phone: 'x'.repeat(3_000) } });
    expect(await problem(large)).toMatchObject({ status: 413, code: 'platform.body_too_large' });
    const form = await gateway.call('POST', '/auth/codes', {
      body: 'phone=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await problem(form)).toMatchObject({ status: 415, code: 'platform.unsupported_media_type' });
  });

  it('does not look at a body before it knows who sends it', async () => {
    const answer = await gateway.call('POST', '/payments', { body: '{"amount": ' });
    expect(await problem(answer)).toMatchObject({ status: 401, code: 'platform.unauthenticated' });
  });

  it('answers 404 in the same form for what does not exist', async () => {
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['DELETE', '/payments'],
      ['GET', '/networks/unheard-of/registrations'],
    ] as const) {
      const answer = await gateway.call(method, path, { token });
      expect(await problem(answer)).toMatchObject({ status: 404, code: 'platform.not_found' });
    }
  });

  it('answers HEAD and survives a bad URL', async () => {
    const owner = await gateway.owner(readWallet, () => {
      throw PLATFORM_ERRORS.error('platform.not_found');
    });
    expect((await gateway.call('HEAD', '/wallet', { token })).status).toBe(404);
    expect((await fetch(`${gateway.api}/statements/%E0%A4%A`)).status).toBe(400);
    await owner.stop();
  });
});

import { randomUUID } from 'node:crypto';
import { createPayment, refundPayment, type PaymentAnswerV1, type PaymentV1 } from '@hanout/contracts';
import { type FakeAnswers } from '@hanout/testing';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';

function aPayment(more: Partial<PaymentV1> = {}): PaymentV1 {
  return {
    paymentId: randomUUID(),
    kind: 'merchant_payment',
    channel: 'code',
    state: 'completed',
    reference: '7Q2KX9M4TB',
    merchantCode: 'RHM0042',
    amount: { minor: '2550', currency: 'MAD' },
    fee: { minor: '13', currency: 'MAD' },
    feePaidBy: 'payee',
    refunded: { minor: '0', currency: 'MAD' },
    createdAt: '2021-12-07T10:00:00.000Z',
    ...more,
  };
}

describe('paying over HTTP', () => {
  let gateway: GatewayUnderTest;
  let payments: FakeAnswers<object>;
  let token: string;
  let answer: () => PaymentAnswerV1;

  beforeAll(async () => {
    gateway = await startGateway();
    payments = await gateway.owner(createPayment, () => answer());
    token = await gateway.tokenOf('customer');
  });
  afterAll(() => gateway.stop());

  const pay = (headers: Record<string, string> = { 'idempotency-key': 'k-1' }): Promise<Response> =>
    gateway.call('POST', '/payments', { token, headers, body: { merchantCode: 'RHM0042' } });

  it('needs a key of the device', async () => {
    const before = payments.questions.length;
    for (const headers of [{}, { 'idempotency-key': '' }]) {
      const refused = await pay(headers as Record<string, string>);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ code: 'platform.idempotency_key_missing' });
    }
    expect(payments.questions).toHaveLength(before);
  });

  it('answers 201 when paid, and says when the same key had been used before', async () => {
    const payment = aPayment();
    answer = () => ({ payment, repeated: false });
    const first = await pay();
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect(first.headers.get('location')).toBe(`/api/v1/payments/${payment.paymentId}`);
    expect(await first.json()).toEqual({ payment, repeated: false });

    answer = () => ({ payment, repeated: true });
    const again = await pay();
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  });

  it('answers 202 while it is not known', async () => {
    answer = () => ({ payment: aPayment({ state: 'pending' }), repeated: false });
    const pending = await pay();
    expect([pending.status, pending.headers.get('retry-after')]).toEqual([202, '2']);
  });

  it.each([
    ['insufficient_funds', 'payments.insufficient_funds', /solde est insuffisant/],
    ['balance_ceiling', 'payments.balance_ceiling', /plafond/],
    ['something_new', 'payments.refused', /refusé/],
  ])('answers 422 with the payment when it failed for %s', async (failure, code, title) => {
    const payment = aPayment({ state: 'failed', failure });
    answer = () => ({ payment, repeated: true });
    const failed = await pay({ 'idempotency-key': 'k-2', 'accept-language': 'fr-MA, ar;q=0.5' });
    expect([failed.status, failed.headers.get('idempotency-replayed')]).toEqual([422, 'true']);
    expect(failed.headers.get('content-type')).toContain('application/problem+json');
    expect(await failed.json()).toMatchObject({
      code,
      title: expect.stringMatching(title) as string,
      status: 422,
      payment,
    });
  });

  it('gives back all that is left when a refund has no body', async () => {
    const owner = await gateway.owner(refundPayment, () => ({
      payment: aPayment({ kind: 'refund' }),
      repeated: false,
    }));
    const paymentId = randomUUID();
    const refunded = await gateway.call('POST', `/payments/${paymentId}/refunds`, {
      token: await gateway.tokenOf('merchant'),
      headers: { 'idempotency-key': 'r-1' },
    });
    expect(refunded.status).toBe(201);
    expect(owner.questions[0]).toMatchObject({ paymentId, idempotencyKey: 'r-1', body: {} });
    await owner.stop();
  });
});

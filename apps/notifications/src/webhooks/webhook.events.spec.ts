import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletedPaymentV1, PaymentEndedV1 } from '@hanout/contracts';
import { completedEvents, endedEvents, bodyOf } from './webhook.events';

const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'webhooks');
const CONTRACTS = join(__dirname, '..', '..', '..', '..', 'libs', 'contracts', 'fixtures', 'payments');
const golden = (name: string): unknown => JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
const factOf = <T>(name: string): { occurredAt: string; data: T } =>
  JSON.parse(readFileSync(join(CONTRACTS, `${name}.json`), 'utf8')) as { occurredAt: string; data: T };

const SHOP = '6b3f1d52-0c6e-4f0e-9a53-6d1f0a6f7f21';
const CUSTOMER = '14c3eacc-7bdb-40a5-a091-e9789b9e6c97';
const sale: CompletedPaymentV1 = {
  paymentId: '017d95a4-4d54-7188-9845-00fe25a14046',
  kind: 'merchant_payment',
  channel: 'dynamic_qr',
  reference: '8WD3KQ5TBX',
  qrCodeId: '0d8c7b52-4a1e-4f6b-8c3d-2b1a0f9e8d77',
  payer: {
    walletId: CUSTOMER,
    kind: 'customer',
    network: 'm2t',
    personId: 'f9de0e92-c7e1-42f8-aba5-0cd0551f520d',
  },
  payee: {
    walletId: SHOP,
    kind: 'merchant',
    network: 'm2t',
    personId: 'e1e4e3f6-15e1-414d-a9d1-5d3f28d046b7',
  },
  amount: { minor: '8550', currency: 'MAD' },
  fee: { paidBy: 'payee', amount: { minor: '42', currency: 'MAD' }, accrued: '0', shares: [] },
  completedAt: '2021-12-07T10:22:41.002Z',
};
const refund: CompletedPaymentV1 = {
  ...sale,
  paymentId: '017d95a4-4d54-7188-9845-00fe25a14051',
  kind: 'refund',
  reference: '9XE4LR6UCY',
  qrCodeId: undefined,
  payer: sale.payee,
  payee: sale.payer,
  refundOf: sale.paymentId,
};

describe('what endpoints are told', () => {
  it.each([
    ['payment.completed', completedEvents(sale).find(({ walletId }) => walletId === SHOP)],
    ['payment.refunded', completedEvents(refund).find(({ walletId }) => walletId === SHOP)],
    [
      'payment.failed',
      endedEvents(factOf<PaymentEndedV1>('payment-ended.evt.v1').data, '2021-12-07T10:22:40.910Z')[0],
    ],
  ])('%s has the shape that was promised', (name, told) => {
    expect(told).toMatchObject({ event: name, walletId: SHOP });
    expect(JSON.parse(told!.body)).toEqual(golden(name));
  });

  it('webhook.test has the shape that was promised', () => {
    const body = bodyOf('webhook.test', '2021-12-07T10:22:41.002Z', {
      testId: '5b5c31e7-6a1c-4d8e-9d55-7f2f0e3b9a10',
    });
    expect(JSON.parse(body)).toEqual(golden('webhook.test'));
  });

  it('says nothing of who the other is', () => {
    for (const { body } of [...completedEvents(sale), ...completedEvents(refund)]) {
      for (const { walletId, personId } of [sale.payer, sale.payee]) {
        expect(body).not.toContain(walletId);
        expect(body).not.toContain(personId);
      }
    }
  });

  it('tells each side from where it stands, and the fee to whoever bears it', () => {
    const told = completedEvents(sale).map(({ walletId, body }) => {
      const { direction, fee } = (JSON.parse(body) as { data: { direction: string; fee?: object } }).data;
      return [walletId, direction, fee];
    });
    expect(told).toEqual([
      [SHOP, 'in', { minor: '42', currency: 'MAD' }],
      [CUSTOMER, 'out', undefined],
    ]);
  });

  it('tells nobody where nobody asked', () => {
    const { data } = factOf<PaymentEndedV1>('payment-ended.evt.v1');
    expect(endedEvents({ ...data, askingWalletId: undefined }, '2021-12-07T10:22:40.910Z')).toEqual([]);
  });
});

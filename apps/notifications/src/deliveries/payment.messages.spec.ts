import { PAYMENT_KINDS, type CompletedPaymentV1, type PaymentKind } from '@hanout/contracts';
import { lintTemplates } from '../templates/lint-templates';
import { renderTemplate, TEMPLATES, valuesFor } from '../templates/templates';
import {
  bulkMessage,
  bulkWaitsMessage,
  completedMessages,
  endedMessages,
  requestedMessage,
  standingOrderMissedMessage,
} from './payment.messages';
import { cashLowMessages, commissionMessages, dayClosedMessage, floatLowMessages } from './shop.messages';

const [PAYER, PAYEE] = ['f9de0e92-c7e1-42f8-aba5-0cd0551f520d', 'e1e4e3f6-15e1-414d-a9d1-5d3f28d046b7'];
const ID = '017d95a4-4d54-7188-9845-00fe25a14046';
const amount = { minor: '123450', currency: 'MAD' };

const completed = (kind: PaymentKind, payeePersonId?: string): CompletedPaymentV1 => ({
  paymentId: ID,
  kind,
  channel: 'code',
  reference: '8WD3KQ5TBX',
  payer: { walletId: ID, kind: 'customer', network: 'm2t', personId: PAYER },
  payee: {
    walletId: ID,
    kind: 'merchant',
    network: 'm2t',
    ...(payeePersonId && { personId: payeePersonId }),
    tradeNameFr: 'Épicerie Meknassi',
  },
  amount,
  fee: { paidBy: 'payee', amount: { minor: '0', currency: 'MAD' }, accrued: '0', shares: [] },
  completedAt: '2026-11-27T12:00:00.000Z',
});
const told = (payment: CompletedPaymentV1) =>
  completedMessages(payment).map(({ personId, template }) => [personId, template]);

const LOW = {
  lowId: ID,
  floatId: ID,
  network: 'm2t' as const,
  tradeNameAr: 'وكالة',
  tradeNameFr: 'Agence Al Amal',
  balance: amount,
  personIds: [PAYER, PAYEE],
};
const BILL = {
  billId: ID,
  walletId: ID,
  day: '2026-11-27',
  amount: { minor: '434', currency: 'MAD' },
  net: { minor: '395', currency: 'MAD' },
  vat: { minor: '39', currency: 'MAD' },
  vatBps: 1_000,
  carried: '0',
  postedAt: '2026-11-28T00:20:00.000Z',
};

describe('what people hear of a payment', () => {
  it.each<[PaymentKind, string[][]]>([
    [
      'merchant_payment',
      [
        [PAYER, 'payment_sent'],
        [PAYEE, 'payment_received'],
      ],
    ],
    [
      'supplier_payment',
      [
        [PAYER, 'payment_sent'],
        [PAYEE, 'payment_received'],
      ],
    ],
    [
      'person_to_person',
      [
        [PAYER, 'transfer_sent'],
        [PAYEE, 'transfer_received'],
      ],
    ],
    [
      'business_to_person',
      [
        [PAYER, 'transfer_sent'],
        [PAYEE, 'transfer_received'],
      ],
    ],
    ['bill_payment', [[PAYER, 'bill_paid']]],
    ['cash_in', [[PAYEE, 'cash_in_done']]],
    ['cash_out', [[PAYER, 'cash_out_done']]],
    ['payout', [[PAYER, 'transfer_sent']]],
    ['collection', [[PAYEE, 'payment_received']]],
    [
      'refund',
      [
        [PAYER, 'refund_sent'],
        [PAYEE, 'refund_received'],
      ],
    ],
    [
      'recall',
      [
        [PAYER, 'refund_sent'],
        [PAYEE, 'refund_received'],
      ],
    ],
    [
      'reversal',
      [
        [PAYER, 'refund_sent'],
        [PAYEE, 'refund_received'],
      ],
    ],
  ])('%s', (kind, messages) => {
    expect(told(completed(kind, PAYEE))).toEqual(messages);
  });

  it('is one sentence for the payer of a bulk, and his money for each payee', () => {
    const line = { ...completed('business_to_person', PAYEE), channel: 'bulk' as const };
    expect(told(line)).toEqual([[PAYEE, 'transfer_received']]);
    const end = { bulkId: ID, attempt: 1, personId: PAYER, paid: 2, failed: 1, amount };
    const [first, second] = [1, 2].map((attempt) =>
      bulkMessage({ ...end, attempt, endedAt: '2026-11-28T08:12:31.402Z' }),
    );
    expect(first).toMatchObject({ personId: PAYER, template: 'bulk_ended' });
    expect(renderTemplate('bulk_ended', 'fr', first!.values)).toBe(
      'Paiement de masse : 2 payés, 1 234,50 DH, 1 échoués.',
    );
    expect(second!.factId).not.toBe(first!.factId);
  });

  it('asks the payer of a bulk for his word, while it is wanted', () => {
    const proposed = { bulkId: ID, personId: PAYER, lines: 3, total: amount };
    const message = bulkWaitsMessage({ ...proposed, expiresAt: '2026-11-29T08:10:02.116Z' });
    expect(message).toMatchObject({ personId: PAYER, expiresAt: '2026-11-29T08:10:02.116Z' });
    expect(renderTemplate('bulk_waits', 'fr', message.values)).toBe(
      "Paiement de masse à accepter : 3 lignes, 1 234,50 DH, jusqu'au 29/11 08:10.",
    );
  });

  it('is nothing for a side without a person', () => {
    expect(told(completed('merchant_payment'))).toEqual([[PAYER, 'payment_sent']]);
  });

  it('is nothing of an end where no person asked', () => {
    const asked = { paymentId: ID, kind: 'cash_out', reference: '8WD3KQ5TBX', amount } as const;
    expect(endedMessages({ ...asked, askedPersonId: PAYER, end: 'expired' })).toEqual([]);
  });

  it('is of a withdrawal code that its money is free again', () => {
    const asked = { paymentId: ID, kind: 'cash_out', reference: '8WD3KQ5TBX', amount } as const;
    const own = { askedPersonId: PAYER, askingPersonId: PAYER };
    expect(endedMessages({ ...asked, ...own, end: 'expired' })).toMatchObject([
      { personId: PAYER, template: 'withdrawal_code_ended' },
    ]);
  });

  it('is of a payout that its network declined that its money is free again', () => {
    const own = { askedPersonId: PAYER, askingPersonId: PAYER, reference: '8WD3KQ5TBX', amount };
    expect(
      endedMessages({ paymentId: ID, kind: 'payout', ...own, end: 'declined', failure: 'BARRED' }),
    ).toMatchObject([{ personId: PAYER, template: 'payout_declined' }]);
  });

  it('is told of a bill to a person alone', () => {
    expect(commissionMessages({ ...BILL, personId: PAYEE })).toEqual([
      expect.objectContaining({ factId: ID, personId: PAYEE, template: 'daily_commission_billed' }),
    ]);
    expect(commissionMessages(BILL)).toEqual([]);
  });

  it('is of a low float for each who serves at its counter', () => {
    const [one, other, ...more] = floatLowMessages(LOW);
    expect(more).toEqual([]);
    expect([one, other]).toMatchObject([{ personId: PAYER }, { personId: PAYEE }]);
    expect(one!.factId).not.toBe(other!.factId);
    expect(renderTemplate('float_low', 'fr', one!.values)).toBe(
      "Compte d'agent bas, Agence Al Amal : 1 234,50 DH. Demandez un approvisionnement.",
    );
  });

  it('is of a low drawer in words of its own, and not of the same delivery', () => {
    const [one, other] = cashLowMessages(LOW);
    expect([one, other]).toMatchObject([{ personId: PAYER }, { personId: PAYEE }]);
    expect(renderTemplate('cash_low', 'fr', one!.values)).toBe(
      'Caisse basse, Agence Al Amal : 1 234,50 DH en billets. Passez à la banque.',
    );
  });

  it('fills its template for every kind, language and end', () => {
    const asked = { paymentId: ID, kind: 'person_to_person', reference: '8WD3KQ5TBX', amount } as const;
    const between = { askedPersonId: PAYER, askingPersonId: PAYEE };
    const messages = [
      ...PAYMENT_KINDS.flatMap((kind) => completedMessages(completed(kind, PAYEE))),
      requestedMessage({ ...asked, ...between, expiresAt: '2026-11-28T18:30:00.000Z' }),
      requestedMessage({ ...asked, ...between, kind: 'recall', expiresAt: '2026-11-28T18:30:00.000Z' }),
      requestedMessage({ ...asked, ...between, kind: 'cash_out', expiresAt: '2026-11-28T18:30:00.000Z' }),
      ...(['failed', 'declined', 'cancelled', 'expired'] as const).flatMap((end) =>
        endedMessages({ ...asked, ...between, end }),
      ),
      standingOrderMissedMessage({
        standingOrderId: ID,
        personId: PAYER,
        turn: 1,
        day: '2026-11-27',
        amount,
        failure: 'insufficient_funds',
      }),
      bulkMessage({
        bulkId: ID,
        attempt: 1,
        personId: PAYER,
        paid: 3,
        failed: 1,
        amount,
        endedAt: '2026-11-28T08:12:31.402Z',
      }),
      ...commissionMessages({ ...BILL, personId: PAYEE }),
      ...floatLowMessages(LOW),
      ...cashLowMessages(LOW),
      dayClosedMessage({
        walletId: ID,
        personId: PAYEE,
        day: '2026-11-27',
        operations: 12,
        sales: amount,
        refunded: { minor: '0', currency: 'MAD' },
        fees: { minor: '0', currency: 'MAD' },
        closing: amount,
      }),
    ];
    const texts = messages.flatMap(({ template, values }) =>
      (['ar', 'zgh', 'fr'] as const).map((language) =>
        renderTemplate(template, language, valuesFor(template, values)),
      ),
    );
    expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
    expect(texts).toContain('Facture Épicerie Meknassi payée : 1 234,50 DH. Référence 8WD3KQ5TBX.');
    expect(texts).toContain('Journée du 27/11/2026 : 12 opérations, ventes 1 234,50 DH.');
    expect(lintTemplates(TEMPLATES)).toEqual([]);
  });
});

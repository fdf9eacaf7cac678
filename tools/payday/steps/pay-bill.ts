import type { BillersV1, PaymentAnswerV1, ReceiptV1, WalletV1 } from '@hanout/contracts';
import { ApiProblem, type ApiClient } from '../api-client';
import { dirhams, ProgressLine } from '../progress';

/** A family pays the least bill of a sample biller, once; the same bill by another family is asked about first. */
export async function payBill(payer: ApiClient, other: ApiClient, key: string): Promise<void> {
  const step = new ProgressLine('A family pays a bill', 1);
  const { items } = await payer.get<BillersV1>('/billers?category=telecom');
  const biller = items.find(({ isOpen }) => isOpen);
  if (!biller) throw new Error('no sample biller is open');
  const body = {
    bill: { billerCode: biller.code, reference: biller.example },
    amount: biller.minAmount,
  };
  const before = BigInt((await payer.get<WalletV1>('/wallet')).balance.minor);
  // An earlier payday may have paid it: the payer says that he knows.
  const pay = () =>
    payer.post<PaymentAnswerV1>('/payments', { ...body, isPaidAgain: true }, { 'idempotency-key': key });
  const { payment } = await pay();
  await pay();
  const after = BigInt((await payer.get<WalletV1>('/wallet')).balance.minor);
  if (before - after !== BigInt(payment.amount.minor)) throw new Error('a bill was not paid once');
  const refusal = await other
    .post('/payments', body, { 'idempotency-key': `${key}:other` })
    .catch((error: unknown) => error);
  if (!(refusal instanceof ApiProblem)) throw new Error('a bill that was paid was paid again unasked');
  const receipt = await payer.get<ReceiptV1>(`/payments/${payment.paymentId}/receipt`);
  step.done(
    `${dirhams(payment.amount.minor)} to ${receipt.payee.tradeNameFr}, …${receipt.bill?.referenceEnd}; by another: ${refusal.code}`,
  );
}

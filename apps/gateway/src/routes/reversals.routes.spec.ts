import type { PaymentState, ReversalV1 } from '@hanout/contracts';
import { approvedReply } from './reversals.routes';

const replyTo = (state: PaymentState, failure?: string) => {
  const { status, problem } = approvedReply({ payment: { state, failure } } as ReversalV1);
  return [status, problem?.code];
};

it('says whether a reversal is done, on its way or refused, and to staff what else there is', () => {
  expect(replyTo('completed')).toEqual([200, undefined]);
  expect(replyTo('pending')).toEqual([202, undefined]);
  expect(replyTo('failed', 'insufficient_funds')).toEqual([422, 'payments.reversal_unfunded']);
  expect(replyTo('failed', 'account_frozen')).toEqual([422, 'payments.account_frozen']);
  expect(replyTo('failed', 'something_new')).toEqual([422, 'payments.refused']);
});

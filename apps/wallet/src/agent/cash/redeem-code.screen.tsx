import { useState } from 'react';
import { readAmount, westernDigits } from '@hanout/i18n';
import { ask } from '../../api/client';
import { inDirhams, type Payment, type PaymentAnswer } from '../../payment/payment';
import { payTexts } from '../../pay/pay.texts';
import { useTexts } from '../../language/language';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { Screen } from '../../parts/screen';
import { cashTexts } from './cash.texts';
import { HandOver } from './hand-over';

/** The code is good once, and asking with it again at this counter answers how it stands: no key of ours is needed. */
export default function RedeemCodeScreen() {
  const t = useTexts(cashTexts);
  const pays = useTexts(payTexts);
  const [code, setCode] = useState('');
  const [amount, setAmount] = useState('');
  const [isBad, setBad] = useState(false);
  const [payment, setPayment] = useState<Payment>();

  async function redeem() {
    const minor = readAmount(amount);
    setBad(minor === undefined);
    if (minor === undefined) return;
    const body = { code: westernDigits(code).replace(/\D/g, ''), amount: inDirhams(minor) };
    setPayment((await ask<PaymentAnswer>('POST', '/withdrawal-codes/redemption', body)).payment);
  }

  function again() {
    setPayment(undefined);
    setCode('');
    setAmount('');
  }

  return (
    <Screen title={t.codeTitle} back="/">
      {payment ? (
        <HandOver of={payment} onAgain={again} />
      ) : (
        <Form submit={t.redeem} onSubmit={redeem}>
          <Field label={t.code} value={code} onChange={setCode} kind="slip" isFocused />
          <Field label={pays.amount} value={amount} onChange={setAmount} kind="amount" />
          {isBad && <Notice tone="bad">{pays.badAmount}</Notice>}
        </Form>
      )}
    </Screen>
  );
}

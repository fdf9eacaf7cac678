import { useState } from 'react';
import { readPhone } from '@hanout/identifiers';
import { ask } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { NotPaidYet } from '../once/not-paid-yet';
import { useOnce } from '../once/use-once';
import { Amount, type WireAmount } from '../parts/amount';
import { Field } from '../parts/field';
import { ProblemNotice } from '../parts/problem-notice';
import { Screen } from '../parts/screen';
import { Waiting } from '../parts/waiting';
import { AmountForm } from '../pay/amount-form';
import { Confirm } from '../pay/confirm';
import type { Price } from '../pay/quote';
import { inDirhams } from '../payment/payment';
import { MadeCode, type WithdrawalCode } from './made-code';
import { withdrawTexts } from './withdraw.texts';

/** A code that opens notes at an agent’s counter: for oneself, or sent to another’s phone. */
export default function WithdrawScreen() {
  const t = useTexts(withdrawTexts);
  const { language } = useLanguage();
  const make = useOnce<WireAmount>('withdrawal-code');
  const { open, outcome, isBusy, act, askAgain, forget } = make;
  const [isForAnother, setForAnother] = useState(false);
  const [phone, setPhone] = useState('');
  const [price, setPrice] = useState<Price>();

  async function send(pin: string) {
    if (price === undefined) return;
    const { amount, payerFee: fee } = price;
    const recipient = isForAnother ? { recipient: { phone: readPhone(phone) ?? phone, language } } : {};
    const wish = { path: '/withdrawal-codes', body: { amount, fee, ...recipient }, shown: amount };
    await act(wish, { proof: { pin } });
  }

  async function showPrice(minor: bigint) {
    const shown = await ask<Price>('POST', '/withdrawal-codes/prices', { amount: inDirhams(minor) });
    forget();
    setPrice(shown);
  }

  // At another price than the one that was shown nothing is made: it is shown anew.
  const isOutdated =
    outcome?.is === 'refused' && outcome.problem.code === 'payments.withdrawal_price_changed';
  const writtenPhone = <bdi dir="ltr">{phone}</bdi>;

  function steps() {
    if (open && isBusy && outcome === undefined) return <Waiting />;
    if (open)
      return (
        <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
          <Amount of={open.shown} />
        </NotPaidYet>
      );
    if (outcome?.is === 'done') return <MadeCode of={outcome.body as WithdrawalCode} />;
    return (
      <>
        {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
        {price === undefined || isOutdated ? (
          <>
            <fieldset className="choices">
              <legend>{t.who}</legend>
              {[false, true].map((another) => (
                <label key={String(another)}>
                  <input
                    type="radio"
                    name="who"
                    checked={another === isForAnother}
                    onChange={() => setForAnother(another)}
                  />
                  {another ? t.another : t.me}
                </label>
              ))}
            </fieldset>
            {isForAnother && (
              <Field label={t.phone} value={phone} onChange={setPhone} kind="phone" hint={t.toPhone} />
            )}
            <AmountForm onAmount={showPrice} />
          </>
        ) : (
          <Confirm
            price={price}
            submit={t.make}
            to={isForAnother ? [[t.phone, writtenPhone]] : []}
            onPin={send}
          />
        )}
      </>
    );
  }

  return (
    <Screen title={t.title} back="/">
      {steps()}
    </Screen>
  );
}

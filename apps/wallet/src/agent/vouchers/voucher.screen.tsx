import { useState } from 'react';
import { readAmount, westernDigits } from '@hanout/i18n';
import { ask } from '../../api/client';
import { payTexts } from '../../pay/pay.texts';
import { inDirhams } from '../../payment/payment';
import { useLanguage, useTexts } from '../../language/language';
import { NotPaidYet } from '../../once/not-paid-yet';
import { useOnce } from '../../once/use-once';
import { Amount, type WireAmount } from '../../parts/amount';
import { Facts } from '../../parts/facts';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { PersonName } from '../../parts/person-name';
import { ProblemNotice } from '../../parts/problem-notice';
import { Say } from '../../parts/say';
import { Screen } from '../../parts/screen';
import { Waiting } from '../../parts/waiting';
import { voucherTexts } from './voucher.texts';

interface Inspected {
  readonly amount: WireAmount;
  readonly holder: { readonly cin: string; readonly nameAr: string; readonly nameFr: string };
}

interface Slip {
  readonly code: string;
  readonly amount: ReturnType<typeof inDirhams>;
}

/** Looks first, so that the card can be compared; then pays, once for ever. */
export default function VoucherScreen() {
  const t = useTexts(voucherTexts);
  const { open, outcome, isBusy, act, askAgain, forget } = useOnce<WireAmount>('voucher');
  const [slip, setSlip] = useState<Slip>();
  const [inspected, setInspected] = useState<Inspected>();

  async function look(written: Slip) {
    setInspected(await ask<Inspected>('POST', '/vouchers/inspection', written));
    setSlip(written);
  }

  function again() {
    forget();
    setSlip(undefined);
    setInspected(undefined);
  }

  function steps() {
    if (open && isBusy && outcome === undefined) return <Waiting />;
    if (open)
      return (
        <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
          <Amount of={open.shown} />
        </NotPaidYet>
      );
    if (outcome?.is === 'done')
      return (
        <>
          <Notice>
            <p className="paid">
              <Say text={t.paid} amount={<Amount of={(outcome.body as Inspected).amount} />} />
            </p>
          </Notice>
          <button type="button" onClick={again}>
            {t.another}
          </button>
        </>
      );
    return (
      <>
        {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
        {slip && inspected ? (
          <>
            <HolderCard of={inspected} />
            <button
              type="button"
              disabled={isBusy}
              onClick={() => void act({ path: '/vouchers/redemption', body: slip, shown: slip.amount })}
            >
              {t.pay}
            </button>
          </>
        ) : (
          <SlipForm onSlip={look} />
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

function HolderCard({ of: { holder, amount } }: { readonly of: Inspected }) {
  const t = useTexts(voucherTexts);
  const { language } = useLanguage();
  return (
    <section className="card">
      <Facts
        of={[
          [t.holder, <PersonName key="name">{language === 'ar' ? holder.nameAr : holder.nameFr}</PersonName>],
          [
            t.cin,
            <bdi key="cin" dir="ltr">
              {holder.cin}
            </bdi>,
          ],
        ]}
      />
      <p className="big">
        <Amount of={amount} />
      </p>
      <p>{t.compare}</p>
    </section>
  );
}

function SlipForm({ onSlip }: { readonly onSlip: (slip: Slip) => Promise<void> }) {
  const t = useTexts(voucherTexts);
  const pays = useTexts(payTexts);
  const [code, setCode] = useState('');
  const [amount, setAmount] = useState('');
  const [isBad, setBad] = useState(false);

  async function send() {
    const minor = readAmount(amount);
    setBad(minor === undefined);
    if (minor !== undefined)
      await onSlip({ code: westernDigits(code).replace(/\D/g, ''), amount: inDirhams(minor) });
  }

  return (
    <Form submit={t.look} onSubmit={send}>
      <Field label={t.code} value={code} onChange={setCode} kind="slip" isFocused />
      <Field label={pays.amount} value={amount} onChange={setAmount} kind="amount" />
      {isBad && <Notice tone="bad">{pays.badAmount}</Notice>}
    </Form>
  );
}

import { useState } from 'react';
import { dayOf, westernDigits } from '@hanout/i18n';
import { ask } from '../../api/client';
import { useRead } from '../../api/use-read';
import { nameFields } from '../../customer/onboarding/name-fields';
import { CaseOfWallet } from '../../customer/tier/case-of-wallet';
import { picturesOf, ruleOn, type TierRule } from '../../customer/tier/tiers';
import { useLanguage, useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { Reading } from '../../parts/reading';
import { Say } from '../../parts/say';
import { Screen } from '../../parts/screen';
import { accountTexts } from './account.texts';

interface Registered {
  readonly walletId: string;
  readonly isNew: boolean;
}

/** The customer’s number proves itself by a code that he reads out; a higher ceiling takes pictures of his papers. */
export default function OpenAccountScreen() {
  const t = useTexts(accountTexts);
  const { language } = useLanguage();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [isCodeSent, setCodeSent] = useState(false);
  const [registered, setRegistered] = useState<Registered>();

  async function sendCode() {
    await ask('POST', '/auth/codes', { phone: westernDigits(phone), toSignUp: true, language });
    setCodeSent(true);
  }

  async function open() {
    const body = {
      phone: westernDigits(phone),
      code: westernDigits(code).trim(),
      language,
      ...nameFields(name),
    };
    setRegistered(await ask<Registered>('POST', '/customers', body));
  }

  function another() {
    setRegistered(undefined);
    setCodeSent(false);
    for (const clear of [setName, setPhone, setCode]) clear('');
  }

  return (
    <Screen title={t.title} back="/">
      {registered ? (
        <>
          <Opened of={registered} />
          <button type="button" className="quiet" onClick={another}>
            {t.another}
          </button>
        </>
      ) : isCodeSent ? (
        <Form submit={t.open} onSubmit={open}>
          <Field label={t.code} value={code} onChange={setCode} kind="slip" isFocused />
        </Form>
      ) : (
        <Form submit={t.sendCode} onSubmit={sendCode}>
          <Field label={t.name} value={name} onChange={setName} hint={t.nameHint} isFocused />
          <Field label={t.phone} value={phone} onChange={setPhone} kind="phone" />
        </Form>
      )}
    </Screen>
  );
}

const FIRST = 1;

function Opened({ of: { walletId, isNew } }: { readonly of: Registered }) {
  const t = useTexts(accountTexts);
  const rules = useRead<{ readonly tiers: readonly TierRule[] }>('/tiers');
  const today = dayOf(new Date());
  return (
    <Reading of={rules}>
      {({ tiers }) => {
        const [first, next] = [ruleOn(tiers, FIRST, today), ruleOn(tiers, FIRST + 1, today)];
        return (
          <>
            <Notice>
              <p>
                {isNew && first ? (
                  <Say text={t.opened} cap={<Amount of={{ minor: first.balanceCapMinor }} />} />
                ) : (
                  t.known
                )}
              </p>
            </Notice>
            {next && (
              <>
                <p>{t.rise}</p>
                <CaseOfWallet walletId={walletId} tier={next.tier} needed={picturesOf(next)} />
              </>
            )}
          </>
        );
      }}
    </Reading>
  );
}

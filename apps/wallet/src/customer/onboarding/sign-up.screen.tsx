import { useState } from 'react';
import { Link } from 'wouter';
import { fill, westernDigits } from '@hanout/i18n';
import { ask } from '../../api/client';
import { useLanguage, useTexts } from '../../language/language';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { NETWORK_NAMES } from '../../parts/network-names';
import { Screen } from '../../parts/screen';
import { signUp } from '../../session/session';
import { nameFields } from './name-fields';
import { onboardingTexts } from './onboarding.texts';

const NETWORKS = Object.entries(NETWORK_NAMES);

/** Number, code; the PIN follows at the first screen that is signed in. */
export default function SignUpScreen() {
  const t = useTexts(onboardingTexts);
  const { language } = useLanguage();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [network, setNetwork] = useState(NETWORKS[0]?.[0] ?? '');
  const [code, setCode] = useState('');
  const [isCodeSent, setCodeSent] = useState(false);

  async function sendCode() {
    await ask('POST', '/auth/codes', { phone: westernDigits(phone), toSignUp: true, language });
    setCodeSent(true);
  }

  const open = () =>
    signUp({
      phone: westernDigits(phone),
      code: westernDigits(code).trim(),
      ...nameFields(name),
      network,
      language,
    });

  return (
    <Screen title={t.title} back="/">
      <p className="soft">{fill(t.step, { n: isCodeSent ? 2 : 1 })}</p>
      {isCodeSent ? (
        <Form submit={t.open} onSubmit={open}>
          <Field label={t.code} value={code} onChange={setCode} kind="code" isFocused />
        </Form>
      ) : (
        <Form submit={t.sendCode} onSubmit={sendCode}>
          <p>{t.intro}</p>
          <Field label={t.name} value={name} onChange={setName} hint={t.nameHint} />
          <Field label={t.phone} value={phone} onChange={setPhone} kind="phone" />
          <p className="field">
            <label htmlFor="network">{t.network}</label>
            <select id="network" value={network} onChange={(event) => setNetwork(event.target.value)}>
              {NETWORKS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </p>
        </Form>
      )}
      <Link href="/" className="link">
        {t.haveAccount}
      </Link>
    </Screen>
  );
}

import { useState } from 'react';
import { Link } from 'wouter';
import { westernDigits } from '@hanout/i18n';
import { ask } from '../api/client';
import { useTexts } from '../language/language';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Screen } from '../parts/screen';
import { openSession, ROLES, type Role } from './session';
import { signInTexts } from './sign-in.texts';

const LAST_ROLE = 'hanout.role';

function lastRole(): Role {
  const kept = localStorage.getItem(LAST_ROLE);
  return ROLES.find((role) => role === kept) ?? 'customer';
}

/** By phone number, then by the code that came to it. */
export function SignInScreen() {
  const t = useTexts(signInTexts);
  const [role, setRole] = useState(lastRole);
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [isCodeSent, setCodeSent] = useState(false);

  async function sendCode() {
    await ask('POST', '/auth/codes', { phone: westernDigits(phone) });
    setCodeSent(true);
  }

  async function enter() {
    await openSession(role, { phone: westernDigits(phone), code: westernDigits(code).trim() });
    localStorage.setItem(LAST_ROLE, role);
  }

  return (
    <Screen title={t.title}>
      {isCodeSent ? (
        <Form submit={t.enter} onSubmit={enter}>
          <p>{t.codeSent}</p>
          <Field label={t.code} value={code} onChange={setCode} kind="code" isFocused />
          <button type="button" className="quiet" onClick={() => setCodeSent(false)}>
            {t.otherNumber}
          </button>
        </Form>
      ) : (
        <Form submit={t.sendCode} onSubmit={sendCode}>
          <fieldset className="choices">
            <legend>{t.iAm}</legend>
            {ROLES.map((each) => (
              <label key={each}>
                <input type="radio" name="role" checked={each === role} onChange={() => setRole(each)} />
                {t[each]}
              </label>
            ))}
          </fieldset>
          <Field label={t.phone} value={phone} onChange={setPhone} kind="phone" />
        </Form>
      )}
      <Link href="/open" className="link">
        {t.open}
      </Link>
    </Screen>
  );
}

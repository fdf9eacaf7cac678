import { useState } from 'react';
import { westernDigits } from '@hanout/i18n';
import { ask } from '../../api/client';
import { useTexts } from '../../language/language';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { newId } from '@hanout/identifiers';
import { cashiersTexts } from './cashiers.texts';

/** Asked again after a lost answer it is the same invitation: the id is of what is on the form. */
export function Invite({ onInvited }: { readonly onInvited: () => void }) {
  const t = useTexts(cashiersTexts);
  const [appointmentId, setAppointmentId] = useState(newId);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');

  async function invite() {
    const body = { appointmentId, name: name.trim(), phone: westernDigits(phone) };
    await ask('POST', '/merchants/mine/cashiers', body);
    setAppointmentId(newId());
    setName('');
    setPhone('');
    onInvited();
  }

  return (
    <Form submit={t.invite} onSubmit={invite}>
      <h2>{t.invite}</h2>
      <Field label={t.name} value={name} onChange={setName} />
      <Field label={t.phone} kind="phone" value={phone} onChange={setPhone} hint={t.howTo} />
    </Form>
  );
}

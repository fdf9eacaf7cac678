import { useState } from 'react';
import { westernDigits } from '@hanout/i18n';
import { ask } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { findPersonTexts } from './find-person.texts';

/** Somebody by the directory: as much of his name as shows that it is the right one. */
export interface Person {
  readonly walletId: string;
  readonly name: string;
}

interface Found {
  readonly walletId: string;
  readonly shownAr: string;
  readonly shownFr: string;
}

interface Props {
  readonly onFound: (person: Person) => void;
  readonly label?: string;
}

export function FindPerson({ onFound, label }: Props) {
  const t = useTexts(findPersonTexts);
  const { language } = useLanguage();
  const [phone, setPhone] = useState('');

  async function find() {
    const found = await ask<Found>('POST', '/aliases/lookups', { phone: westernDigits(phone) });
    onFound({ walletId: found.walletId, name: language === 'ar' ? found.shownAr : found.shownFr });
  }

  return (
    <Form submit={t.find} onSubmit={find}>
      <Field label={label ?? t.phone} value={phone} onChange={setPhone} kind="phone" isFocused />
    </Form>
  );
}

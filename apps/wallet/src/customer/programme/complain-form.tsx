import { useRef, useState } from 'react';
import { ask } from '../../api/client';
import { useTexts } from '../../language/language';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { newId } from '@hanout/identifiers';
import { complainTexts } from './complain.texts';
import type { About } from './grants';

const REASONS = [
  'not_received',
  'absences_wrong',
  'amount_wrong',
  'child_missing',
  'held_wrongly',
  'other',
] as const;

interface Props {
  readonly about: About;
  readonly onSent: () => void;
}

/** One complaint however often it is sent: its id is made when the form opens. */
export function ComplainForm({ about, onSent }: Props) {
  const t = useTexts(complainTexts);
  const complaintId = useRef(newId());
  const [reason, setReason] = useState<(typeof REASONS)[number]>('absences_wrong');
  const [words, setWords] = useState('');

  async function send() {
    const body = {
      complaintId: complaintId.current,
      ...about,
      reason,
      ...(words.trim() !== '' && { words }),
    };
    await ask('POST', '/programmes/mine/complaints', body);
    onSent();
  }

  return (
    <section className="card">
      <h2>{t.title}</h2>
      <Form submit={t.send} onSubmit={send}>
        <fieldset className="choices">
          <legend>{t.what}</legend>
          {REASONS.map((each) => (
            <label key={each}>
              <input type="radio" name="what" checked={each === reason} onChange={() => setReason(each)} />
              {t[each]}
            </label>
          ))}
        </fieldset>
        <Field label={t.words} value={words} onChange={setWords} isOptional />
      </Form>
    </section>
  );
}

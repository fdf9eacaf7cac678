import { useState } from 'react';
import { readAmount } from '@hanout/i18n';
import { useTexts } from '../language/language';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { payTexts } from './pay.texts';

interface Props {
  readonly onAmount: (minor: bigint) => Promise<void>;
  readonly submit?: string;
  /** Not where something stands above it: the screen would open in its middle. */
  readonly isFocused?: boolean;
}

/** How much; what is no amount never leaves the phone. */
export function AmountForm({ onAmount, submit, isFocused = true }: Props) {
  const t = useTexts(payTexts);
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);

  async function send() {
    const minor = readAmount(text);
    setBad(minor === undefined);
    if (minor !== undefined) await onAmount(minor);
  }

  return (
    <Form submit={submit ?? t.next} onSubmit={send}>
      <Field label={t.amount} value={text} onChange={setText} kind="amount" isFocused={isFocused} />
      {isBad && <Notice tone="bad">{t.badAmount}</Notice>}
    </Form>
  );
}

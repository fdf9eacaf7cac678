import { useState } from 'react';
import { useTexts } from '../language/language';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { ProblemNotice } from '../parts/problem-notice';
import { useWork } from '../parts/use-work';
import { payTexts } from './pay.texts';
import { Scanner } from './scanner';
import { whatWasScanned, type Scanned } from './what-was-scanned';

interface Props {
  readonly onFound: (scanned: Scanned) => Promise<void>;
  /** Whether the card of a person is for this screen, too. */
  readonly withPeople: boolean;
}

/** By the camera, when it is asked for, or by the code that stands below the picture. */
export function FindShop({ onFound, withPeople }: Props) {
  const t = useTexts(payTexts);
  const [isLooking, setLooking] = useState(false);
  const [code, setCode] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const { problem, run } = useWork();

  async function take(text: string) {
    const scanned = whatWasScanned(text);
    const isUnknown = scanned.is === 'unknown' || (scanned.is === 'person' && !withPeople);
    setUnknown(isUnknown);
    setLooking(false);
    if (!isUnknown) await onFound(scanned);
  }

  return (
    <>
      {isLooking ? (
        <Scanner onText={(text) => void run(() => take(text))} />
      ) : (
        <button type="button" onClick={() => setLooking(true)}>
          {t.scan}
        </button>
      )}
      {isUnknown && <Notice tone="bad">{t.unknownCode}</Notice>}
      {problem && <ProblemNotice problem={problem} />}
      <Form submit={t.next} onSubmit={() => take(code)}>
        <Field label={t.code} value={code} onChange={setCode} kind="merchant" hint={t.codeHint} />
      </Form>
    </>
  );
}

import { useRef, useState } from 'react';
import { ask } from '../../api/client';
import { useTexts } from '../../language/language';
import { Notice } from '../../parts/notice';
import { newId } from '@hanout/identifiers';
import { PinForm } from '../../pin/pin-form';
import { onboardingTexts } from './onboarding.texts';

interface Props {
  /** What proves that he may: the PIN before, or a code. */
  readonly proof?: { readonly currentPin: string } | { readonly code: string };
  readonly onSet: () => Promise<void> | void;
}

/** Twice, so that nobody locks himself out by a slip. */
export function ChoosePin({ proof, onSet }: Props) {
  const t = useTexts(onboardingTexts);
  // The same change, however often it is asked for.
  const changeId = useRef(newId());
  const [first, setFirst] = useState<string>();
  const [hasDiffered, setDiffered] = useState(false);

  async function second(pin: string) {
    const isSame = pin === first;
    setDiffered(!isSame);
    setFirst(undefined);
    if (!isSame) return;
    try {
      await ask('PUT', '/me/pin', { changeId: changeId.current, pin, ...proof });
    } catch (error) {
      // Another PIN is another change.
      changeId.current = newId();
      throw error;
    }
    await onSet();
  }

  return (
    <>
      {hasDiffered && <Notice tone="bad">{t.differs}</Notice>}
      <PinForm
        key={first === undefined ? 'first' : 'second'}
        label={first === undefined ? t.choosePin : t.again}
        submit={t.next}
        onPin={first === undefined ? setFirst : second}
      >
        <p>{t.pinHint}</p>
      </PinForm>
    </>
  );
}

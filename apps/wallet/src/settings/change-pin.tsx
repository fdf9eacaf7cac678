import { useState } from 'react';
import { ask } from '../api/client';
import { useTexts } from '../language/language';
import { Notice } from '../parts/notice';
import { PinForm } from '../pin/pin-form';
import { ChoosePin } from '../customer/onboarding/choose-pin';
import { settingsTexts } from './settings.texts';

/** The PIN that holds is checked first; then the new one, twice. */
export function ChangePin() {
  const t = useTexts(settingsTexts);
  const [isOpen, setOpen] = useState(false);
  const [currentPin, setCurrentPin] = useState<string>();
  const [isChanged, setChanged] = useState(false);

  async function check(pin: string) {
    await ask('POST', '/me/pin/checks', { pin });
    setCurrentPin(pin);
  }

  function done() {
    setCurrentPin(undefined);
    setOpen(false);
    setChanged(true);
  }

  if (!isOpen)
    return (
      <>
        {isChanged && <Notice>{t.changed}</Notice>}
        <button type="button" className="quiet" onClick={() => setOpen(true)}>
          {t.pin}
        </button>
      </>
    );
  return currentPin === undefined ? (
    <PinForm label={t.current} submit={t.next} onPin={check} />
  ) : (
    <ChoosePin proof={{ currentPin }} onSet={done} />
  );
}

import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { fill, westernDigits } from '@hanout/i18n';
import { useTexts } from '../language/language';
import { Form } from '../parts/form';
import { pinTexts } from './pin.texts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export const PIN_MIN = 4;
const PIN_MAX = 6;

interface Props {
  readonly label?: string;
  readonly submit: string;
  readonly onPin: (pin: string) => Promise<void> | void;
  readonly children?: ReactNode;
}

/** A pad of our own, so that no keyboard learns the PIN; it listens to a keyboard of keys as well. */
export function PinForm({ label, submit, onPin, children }: Props) {
  const t = useTexts(pinTexts);
  const [pin, setPin] = useState('');
  const press = (digit: string) => setPin((typed) => (typed.length < PIN_MAX ? typed + digit : typed));
  const erase = () => setPin((typed) => typed.slice(0, -1));

  async function send() {
    if (pin.length < PIN_MIN) return;
    setPin('');
    await onPin(pin);
  }

  function onKey(event: KeyboardEvent) {
    const key = westernDigits(event.key);
    if (/^\d$/.test(key)) press(key);
    else if (key === 'Backspace') erase();
    else return;
    event.preventDefault();
  }

  return (
    <Form submit={submit} onSubmit={send}>
      {children}
      <fieldset className="pin" onKeyDown={onKey}>
        <legend>{label ?? t.pin}</legend>
        <output className="pin-dots" aria-label={fill(t.typed(pin.length), { n: pin.length })}>
          {'●'.repeat(pin.length)}
          {'○'.repeat(Math.max(0, PIN_MIN - pin.length))}
        </output>
        <div className="pin-keys" dir="ltr">
          {KEYS.map((digit) => (
            <button key={digit} type="button" className="key" onClick={() => press(digit)}>
              {digit}
            </button>
          ))}
          <span />
          <button type="button" className="key" onClick={() => press('0')}>
            0
          </button>
          <button type="button" className="key" aria-label={t.erase} onClick={erase}>
            ⌫
          </button>
        </div>
      </fieldset>
    </Form>
  );
}

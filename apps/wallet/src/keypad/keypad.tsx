import { useEffect } from 'react';
import { useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { KEYS, press, totalOf, type Key } from './calculator';
import { keypadTexts } from './keypad.texts';
import './keypad.css';

/** Keys of a keyboard that mean one of ours. */
const KEYBOARD: Readonly<Record<string, Key>> = {
  '.': ',',
  '*': '×',
  x: '×',
  Backspace: '⌫',
  Delete: 'C',
  Escape: 'C',
};

interface Props {
  /** What is written: `12,50+3×4`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** An amount by taps: what is written, what it comes to, and the keys, which stand the same way in every language. */
export function Keypad({ value, onChange }: Props) {
  const t = useTexts(keypadTexts);
  const names: Partial<Record<Key, string>> = {
    '+': t.plus,
    '×': t.times,
    '⌫': t.erase,
    C: t.clear,
    ',': t.comma,
  };

  useEffect(() => {
    function type(event: KeyboardEvent) {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = KEYBOARD[event.key] ?? KEYS.find((each) => each === event.key);
      if (key) onChange(press(value, key));
    }
    document.addEventListener('keydown', type);
    return () => document.removeEventListener('keydown', type);
  }, [value, onChange]);

  return (
    <section className="keypad" aria-label={t.amount}>
      <p className="keypad-written" dir="ltr">
        {/[+×]/.test(value) ? value : '\u00a0'}
      </p>
      <output className="big" aria-live="polite">
        <Amount of={{ minor: String(totalOf(value)) }} />
      </output>
      <div className="keypad-keys" dir="ltr">
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            className={/[\d,]/.test(key) ? 'key' : 'key key-sign'}
            aria-label={names[key]}
            onClick={() => onChange(press(value, key))}
          >
            {key}
          </button>
        ))}
      </div>
    </section>
  );
}

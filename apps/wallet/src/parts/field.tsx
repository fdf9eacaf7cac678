import { useId } from 'react';

const KINDS = {
  text: {},
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', dir: 'ltr', maxLength: 40 },
  code: { inputMode: 'numeric', autoComplete: 'one-time-code', dir: 'ltr', maxLength: 12 },
  slip: { inputMode: 'numeric', autoComplete: 'off', dir: 'ltr', maxLength: 20 },
  pin: { type: 'password', inputMode: 'numeric', autoComplete: 'off', dir: 'ltr', maxLength: 12 },
  amount: { inputMode: 'decimal', autoComplete: 'off', dir: 'ltr', maxLength: 16 },
  merchant: { autoCapitalize: 'characters', autoComplete: 'off', dir: 'ltr', maxLength: 12 },
  reference: { autoCapitalize: 'characters', autoComplete: 'off', dir: 'ltr', maxLength: 40 },
  date: { type: 'date', dir: 'ltr' },
} as const;

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: keyof typeof KINDS;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly isFocused?: boolean;
  /** Of a date: the last that can be chosen. */
  readonly max?: string;
}

/** A labelled input with the keyboard that fits it. */
export function Field({ label, value, onChange, kind = 'text', hint, isOptional, isFocused, max }: Props) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        max={max}
        required={!isOptional}
        autoFocus={isFocused}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        {...KINDS[kind]}
      />
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </p>
  );
}

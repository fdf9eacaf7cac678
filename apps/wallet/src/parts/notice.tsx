import type { ReactNode } from 'react';

interface Props {
  /** `waiting`: not known yet, which is neither good nor bad. */
  readonly tone?: 'good' | 'waiting' | 'bad';
  readonly children: ReactNode;
}

/** What just happened, said once and read aloud by a screen reader. */
export function Notice({ tone = 'good', children }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

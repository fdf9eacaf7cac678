import type { ReactNode } from 'react';

/** Pairs of a word and what it stands for. */
export function Facts({ of }: { readonly of: readonly (readonly [word: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {of.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

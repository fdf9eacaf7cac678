import { Fragment, type ReactNode } from 'react';
import { piecesOf, type PlacesOf } from '@hanout/i18n';

type Props<Written extends string> = {
  readonly text: Written;
} & { readonly [Place in PlacesOf<Written>]: ReactNode };

/** A text with nodes in its places: `<Say text={t.paid} amount={<Amount of={…} />} />`. */
export function Say<Written extends string>({ text, ...values }: Props<Written>) {
  const given = values as Readonly<Record<string, ReactNode>>;
  return piecesOf(text).map((piece, at) => (
    <Fragment key={at}>{'text' in piece ? piece.text : <bdi>{given[piece.place]}</bdi>}</Fragment>
  ));
}

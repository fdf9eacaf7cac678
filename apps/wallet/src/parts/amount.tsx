import { DIRHAM, writeAmount } from '@hanout/i18n';
import { useLanguage } from '../language/language';

export interface WireAmount {
  readonly minor: string;
}

interface Props {
  readonly of: WireAmount;
  /** In a list, where what came and what went stand one under the other. */
  readonly sign?: '+' | '−';
}

/** `1 250,50 DH`: an amount keeps its own direction inside a sentence of either. */
export function Amount({ of: { minor }, sign }: Props) {
  const { language } = useLanguage();
  return (
    <bdi className="amount">
      <bdi dir="ltr">
        {sign}
        {writeAmount(minor)}
      </bdi>{' '}
      {DIRHAM[language]}
    </bdi>
  );
}

import { Money, type WireMoney } from '@hanout/money';
import { useLanguage } from '../texts/language';
import type { Language } from '../texts/define-messages';

/** `1 234,50 MAD`; Western digits in every language. */
export function amountText(amount: WireMoney, language: Language): string {
  return Money.fromWire(amount).format(language === 'ar' ? 'ar' : 'fr');
}

/** An amount, kept apart from the direction of the text around it. */
export function Amount({ of }: { of: WireMoney | undefined }) {
  const { language } = useLanguage();
  return of ? <bdi className="amount">{amountText(of, language)}</bdi> : null;
}

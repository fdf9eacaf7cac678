import { DIRHAM, writeAmount } from '@hanout/i18n';
import { Money, type WireMoney } from '@hanout/money';
import { useLanguage } from '../texts/language';
import type { Language } from '@hanout/i18n';

/** `1 234,50 DH`; Western digits in every language. */
export function amountText(amount: WireMoney, language: Language): string {
  if (amount.currency !== 'MAD') return Money.fromWire(amount).format('fr');
  return `${writeAmount(amount.minor)}\u00a0${DIRHAM[language]}`;
}

/** An amount, kept apart from the direction of the text around it. */
export function Amount({ of }: { of: WireMoney | undefined }) {
  const { language } = useLanguage();
  return of ? <bdi className="amount">{amountText(of, language)}</bdi> : null;
}

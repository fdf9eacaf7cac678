import { DIRHAM, writeAmount, type Language } from '@hanout/i18n';

/** A text as it is read aloud: every kind of space is one. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** `1 250,50 DH` in centimes. */
export const centimes = (amount: string): number => Number(amount.replace(/[^\d]/g, ''));

/** Centimes as a screen writes them: `1 250,50 DH`. */
export const amountIn = (language: Language, minor: string): string =>
  plain(`${writeAmount(minor)} ${DIRHAM[language]}`);

/** Of the two that somebody goes by; who reads Tamazight is shown the French one. */
export const nameIn = (language: Language, { ar, fr }: { ar: string; fr: string }): string =>
  language === 'ar' ? ar : fr;

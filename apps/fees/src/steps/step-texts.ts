import type { FeeBandV1, FeeStepTextsV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';

type Language = keyof FeeStepTextsV1;

const WORDS = {
  ar: {
    range: (from: string, to: string) => `من ${from} إلى ${to}`,
    free: 'مجانا',
    floor: (least: string) => `${least} على الأقل`,
    cap: (most: string) => `${most} على الأكثر`,
    point: ',',
    comma: '، ',
  },
  fr: {
    range: (from: string, to: string) => `De ${from} à ${to}`,
    free: 'gratuit',
    floor: (least: string) => `${least} au moins`,
    cap: (most: string) => `${most} au plus`,
    point: ',',
    comma: ', ',
  },
  en: {
    range: (from: string, to: string) => `From ${from} to ${to}`,
    free: 'free',
    floor: (least: string) => `at least ${least}`,
    cap: (most: string) => `at most ${most}`,
    point: '.',
    comma: ', ',
  },
} as const;

/** `From 50.01 MAD to 20,000.00 MAD: 0.60 %, at most 20.00 MAD` */
export function stepTexts(band: FeeBandV1, currency: string): FeeStepTextsV1 {
  return {
    ar: textOf(band, currency, 'ar'),
    fr: textOf(band, currency, 'fr'),
    en: textOf(band, currency, 'en'),
  };
}

function textOf(band: FeeBandV1, currency: string, language: Language): string {
  const { range, free, floor, cap, point, comma } = WORDS[language];
  const money = (minor: string) => Money.of(BigInt(minor), currency).format(language);
  const { bps, fixedMinor, floorMinor = '0', capMinor } = band;
  const percent = `${Math.floor(bps / 100)}${point}${(bps % 100).toString().padStart(2, '0')}\u00a0%`;
  const price = [...(BigInt(fixedMinor) > 0n ? [money(fixedMinor)] : []), ...(bps > 0 ? [percent] : [])].join(
    ' + ',
  );
  const parts = [
    ...(price === '' ? [] : [price]),
    ...(BigInt(floorMinor) > 0n ? [floor(money(floorMinor))] : []),
    ...(price !== '' && capMinor !== undefined ? [cap(money(capMinor))] : []),
  ];
  const least = BigInt(band.minMinor) === 0n ? '1' : band.minMinor;
  return `${range(money(least), money(band.maxMinor))}: ${parts.length === 0 ? free : parts.join(comma)}`;
}

import { writeAmount } from '@hanout/i18n';

const PARTS = 10_000n;

/** @param fraction in 1/10,000 of the centime; @returns dirhams with as many decimals as there are: `0,60`, `0,105` */
export function writeFraction(fraction: string): string {
  const value = BigInt(fraction);
  const rest = String(value % PARTS)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${writeAmount(value / PARTS)}${rest}`;
}

/** @param bps of 10,000; @returns `0,60 %` */
export function writeRate(bps: number): string {
  return `${writeAmount(BigInt(bps))}\u00a0%`;
}

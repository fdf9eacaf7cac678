import type { VerifyProgress } from './verify-ledger';

const TERMINAL_EVERY_SECONDS = 0.2;
const PLAIN_EVERY_SECONDS = 5;

/** Where people look meanwhile. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** How far it is: one line that is written again on a terminal, a line every few seconds elsewhere. */
export class ProgressLine {
  private shownAt = 0;
  private from: number | undefined;

  constructor(private readonly screen: Screen) {}

  show({ n, lastN, rows, seconds }: VerifyProgress): void {
    this.from ??= n;
    if (seconds - this.shownAt < (this.screen.isTTY ? TERMINAL_EVERY_SECONDS : PLAIN_EVERY_SECONDS)) return;
    this.shownAt = seconds;
    const share = lastN > 0 ? Math.min(1, n / lastN) : 1;
    const perSecond = (n - this.from) / seconds;
    const left = perSecond > 0 ? `${Math.ceil((lastN - n) / perSecond)} s left` : '';
    const text = `  ${grouped(n)} of ${grouped(lastN)}  ${(share * 100).toFixed(1)} %  ${grouped(Math.round(rows / seconds))} rows/s  ${left}`;
    this.screen.write(this.screen.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
  }

  clear(): void {
    if (this.screen.isTTY) this.screen.write('\r\x1b[2K');
  }
}

/** 1234567 → `1,234,567`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

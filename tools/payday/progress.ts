const BAR_WIDTH = 24;
const PLAIN_LINE_EVERY_MS = 10_000;
const TERMINAL_EVERY_MS = 120;

/** How far a long step is: a bar with rate and time left on a terminal, a plain line every 10 s otherwise. */
export class ProgressLine {
  private readonly startedAt = Date.now();
  private shownAt = 0;

  constructor(
    private readonly label: string,
    private total: number,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {}

  show(done: number, total = this.total): void {
    this.total = total;
    const now = Date.now();
    if (now - this.shownAt < (this.out.isTTY ? TERMINAL_EVERY_MS : PLAIN_LINE_EVERY_MS)) return;
    if (this.shownAt === 0 && !this.out.isTTY) {
      // The first plain line comes after the first interval: short steps stay one line.
      this.shownAt = now;
      return;
    }
    this.shownAt = now;
    const seconds = Math.max(0.001, (now - this.startedAt) / 1_000);
    const rate = done / seconds;
    const left = rate > 0 ? (total - done) / rate : 0;
    const filled = total > 0 ? Math.round((BAR_WIDTH * done) / total) : 0;
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
    const text = `  ${this.label.padEnd(34)} ${bar} ${count(done)} / ${count(total)}  ${count(Math.round(rate))}/s  ${Math.ceil(left)} s left`;
    this.out.write(this.out.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
  }

  /** Ends the step with what came out of it. */
  done(outcome: string): void {
    this.end('✓', outcome);
  }

  /** Ends a step that did not bring what it was for. */
  failed(outcome: string): void {
    this.end('✗', outcome);
  }

  private end(mark: string, outcome: string): void {
    const seconds = ((Date.now() - this.startedAt) / 1_000).toFixed(1);
    this.out.write(
      `${this.out.isTTY ? '\r\x1b[2K' : ''}  ${mark} ${this.label.padEnd(34)} ${outcome}  (${seconds} s)\n`,
    );
  }
}

export function count(value: number | bigint | string): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** 2989470000 centimes → `29,894,700.00 MAD`. */
export function dirhams(minor: bigint | string): string {
  const value = BigInt(minor);
  const sign = value < 0n ? '-' : '';
  const size = value < 0n ? -value : value;
  return `${sign}${count(size / 100n)}.${String(size % 100n).padStart(2, '0')} MAD`;
}

import { PLATFORM_ERRORS } from '@hanout/errors';
import { readPicture } from './picture';

/**
 * Decodes few pictures at once: a picture of some kilobytes can become a hundred megabytes of pixels, and sign-ins need the
 * processor too.
 */
export class PictureDesk {
  private atWork = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: { atOnce: number; waitingMax: number }) {}

  /** @throws DomainError as `readPicture`, and `platform.unavailable` when too many wait */
  async read(sent: Buffer): Promise<Buffer> {
    await this.turn();
    try {
      return await readPicture(sent);
    } finally {
      // Handed over, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.atWork -= 1;
    }
  }

  private async turn(): Promise<void> {
    if (this.atWork < this.limits.atOnce) {
      this.atWork += 1;
      return;
    }
    if (this.waiting.length >= this.limits.waitingMax) throw PLATFORM_ERRORS.error('platform.unavailable');
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

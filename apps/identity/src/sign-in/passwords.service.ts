import { Injectable } from '@nestjs/common';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { hashPassword, verifyPassword } from './password-hash';

/** Two at once leave threads of the process to those who sign in by code. */
const RUNNING_MAX = 2;
const WAITING_MAX = 50;

/** Checks passwords and client secrets, a bounded number at a time: each one costs a good part of a second. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobodysHash = hashPassword('');

  /** Takes as long when there is nobody of that name. @throws DomainError `platform.unavailable` when too many wait */
  async verify(password: string, stored: string | undefined): Promise<boolean> {
    return this.inTurn(async () => {
      const fits = await verifyPassword(password, stored ?? (await this.nobodysHash));
      return fits && stored !== undefined;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= RUNNING_MAX) {
      if (this.waiting.length >= WAITING_MAX) throw PLATFORM_ERRORS.error('platform.unavailable');
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      // The place goes to the next in line, so nobody who comes later takes it.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

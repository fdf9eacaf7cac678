import { signIn, type SignedInV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** A browser that sends several requests at once may send some of them with the former cookies for so long. */
const KEPT_MS = 10_000;
/** Asked again with the same token identity gives the same next one: silence costs nobody the session. */
const TRIES = 2;

/** The next tokens of a web session, asked of identity once, however many requests need them at the same time. */
@Injectable()
export class Renewals implements OnApplicationShutdown {
  private readonly known = new Map<string, Promise<SignedInV1>>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly asks: Asks) {}

  /**
   * @throws DomainError `platform.unavailable` when identity does not answer: the token may still be good
   * @throws DomainError what identity refuses with: it is not
   */
  renew(token: string): Promise<SignedInV1> {
    const known = this.known.get(token);
    if (known !== undefined) return known;
    const renewal = this.ask(token);
    this.known.set(token, renewal);
    renewal.then(
      () => this.forgetLater(token),
      () => this.known.delete(token),
    );
    return renewal;
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private async ask(refreshToken: string): Promise<SignedInV1> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.asks.ask(signIn, { body: { grant: 'refresh', refreshToken } });
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (tries === TRIES) throw PLATFORM_ERRORS.error('platform.unavailable', { cause: error });
      }
    }
  }

  private forgetLater(token: string): void {
    const timer = setTimeout(() => {
      this.known.delete(token);
      this.timers.delete(timer);
    }, KEPT_MS);
    this.timers.add(timer.unref());
  }
}

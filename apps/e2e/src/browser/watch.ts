import type { Page } from 'playwright-core';

/** What a page must never do, as it happens: errors in its console, what the policy stopped, calls to other hosts. */
export class Watch {
  private seen: string[] = [];

  private constructor(private readonly origin: string) {}

  /** @param origin of the platform's gateway; everything else is another host */
  static async over(page: Page, origin: string): Promise<Watch> {
    const watch = new Watch(new URL(origin).origin);
    await page.exposeFunction('hanoutPolicyStopped', (what: string) => watch.note(`policy: ${what}`));
    await page.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
        const tell = (globalThis as unknown as { hanoutPolicyStopped(what: string): Promise<void> })
          .hanoutPolicyStopped;
        void tell(`${effectiveDirective} stopped ${blockedURI || 'inline'} in ${sourceFile || 'the page'}`);
      }),
    );
    page.on('console', (message) => {
      if (message.type() === 'error') watch.note(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => watch.note(`error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!watch.isOurs(url)) watch.note(`another host: ${url}`);
    });
    return watch;
  }

  /** What happened since it was asked last, except what the test brought about on purpose. */
  take(expected: RegExp[] = []): string[] {
    const seen = this.seen.filter((line) => !expected.some((pattern) => pattern.test(line)));
    this.seen = [];
    return seen;
  }

  private note(line: string): void {
    this.seen.push(line);
  }

  private isOurs(url: string): boolean {
    return url.startsWith('blob:') || url.startsWith('data:') || new URL(url).origin === this.origin;
  }
}

/** What a browser is told beside a page and its files: that nothing else may come in, look on or get out. */

/** Of a page: which sources it needs beside its own files. */
export interface PageNeeds {
  /** Runs WebAssembly, looks through the camera, keeps the screen awake: it reads codes and shows them. */
  readonly scans?: boolean;
  /** Writes `<style>` elements with this nonce, which changes with every answer. */
  readonly styleNonce?: string;
  /** Makes and shows passkeys. */
  readonly hasPasskeys?: boolean;
}

const YEAR_SECONDS = 31_536_000;
/** Its name changes with its content, so it never changes. */
export const KEPT_FOR_EVER = `public, max-age=${YEAR_SECONDS}, immutable`;
export const ASKED_FOR_AGAIN = 'no-cache';
/** It carries a nonce: good for one answer. */
export const NEVER_KEPT = 'no-store';

const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export function pageHeaders(needs: PageNeeds, { isOverTls }: { isOverTls: boolean }): Record<string, string> {
  return {
    ...ALWAYS,
    'content-security-policy': contentSecurityPolicy(needs),
    'permissions-policy': permissionsPolicy(needs),
    ...(isOverTls && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  };
}

/** Everything comes from here and nothing from elsewhere; no inline script, and no inline style but by the nonce. */
function contentSecurityPolicy({ scans, styleNonce }: PageNeeds): string {
  return [
    "default-src 'none'",
    `script-src 'self'${scans ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const NOBODYS = ['geolocation', 'microphone', 'payment', 'usb', 'serial', 'hid', 'midi', 'display-capture'];

function permissionsPolicy({ scans, hasPasskeys }: PageNeeds): string {
  const row = (feature: string, isOurs: boolean | undefined): string =>
    `${feature}=${isOurs ? '(self)' : '()'}`;
  return [
    row('camera', scans),
    row('screen-wake-lock', scans),
    row('publickey-credentials-get', hasPasskeys),
    row('publickey-credentials-create', hasPasskeys),
    ...NOBODYS.map((feature) => row(feature, false)),
  ].join(', ');
}

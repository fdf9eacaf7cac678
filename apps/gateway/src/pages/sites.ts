import type { PageNeeds } from './page-headers';

/** A web app as it is built: a folder of files and one page, which answers for every address below its own. */
export interface Site {
  readonly name: string;
  readonly needs: Omit<PageNeeds, 'styleNonce'>;
  /** Its components write `<style>` elements: its page gets a nonce for them with every answer. */
  readonly writesStyles: boolean;
}

export const SITES: readonly Site[] = [
  { name: 'wallet', needs: { scans: true }, writesStyles: false },
  { name: 'console', needs: { hasPasskeys: true }, writesStyles: true },
];

/** Where the build of a site leaves room for the nonce: `html.cspNonce` in its `vite.config.mts`. */
export const NONCE_PLACE = '__CSP_NONCE__';

/**
 * What is asked for below a site's address. `nothing`: a hidden file, or no name at all. `page`: an address of the app itself, which has no
 * file ending. Files in `assets` carry a hash of their content in their name.
 */
export function kindOf(path: string): 'page' | 'asset' | 'file' | 'nothing' {
  const parts = path.split('/');
  if (/\p{Cc}/u.test(path) || parts.some((part) => part.startsWith('.'))) return 'nothing';
  const last = parts.at(-1) ?? '';
  if (!last.includes('.') || path === 'index.html') return 'page';
  return parts[0] === 'assets' && parts.length > 1 ? 'asset' : 'file';
}

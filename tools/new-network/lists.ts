import type { NetworkNames } from './names';

export const NAMES_FILE = 'libs/contracts/src/networks/network-names.ts';
export const LIST_FILE = 'libs/networks/list/src/index.ts';

/** At the end, because ports are counted by place: `['m2t'] as const` → `['m2t', 'new'] as const` */
export function withName(text: string, { kebab }: NetworkNames): string {
  return replaceOnce(
    text,
    /(export const NETWORKS = \[[^\]]*?),?\s*\] as const;/,
    `$1, '${kebab}'] as const;`,
  );
}

/** `NETWORK_LIST = { … }` → `NETWORK_LIST = { …, new: { adapter, fake } }` */
export function withParts(text: string, { kebab, camel }: NetworkNames): string {
  const parts = `  '${kebab}': {
    adapter: async () => (await import('@hanout/network-${kebab}')).${camel}Adapter,
    fake: async () => (await import('@hanout/network-fake-${kebab}')).${camel}Fake,
  },`;
  return replaceOnce(text, /(export const NETWORK_LIST[^]*?)\n\};/, `$1\n${parts}\n};`);
}

function replaceOnce(text: string, pattern: RegExp, by: string): string {
  if (!pattern.test(text)) throw new Error(`The list is not where it was: ${pattern.source}`);
  return text.replace(pattern, by);
}

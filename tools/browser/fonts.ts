/** Fonts of one's own for the browser: Noto, with Arabic and Tifinagh, and nothing of the system's. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPrivateApt } from '../platform';
import { keepAs } from './chromium-debian';

const packageName = 'fonts-noto-core';
const families = ['Noto Sans', 'Noto Sans Arabic', 'Noto Sans Tifinagh'];

/** Settings that make a program see the fonts of the cache only; none, and the system's are used, where they cannot be had. */
export async function fontSettings(
  cache: string,
  onProgress: (line: string) => void,
): Promise<Record<string, string>> {
  const folder = join(cache, 'fonts');
  if (!existsSync(folder)) {
    try {
      await fetchFonts({ cache, folder, onProgress });
    } catch (error) {
      onProgress(`${packageName} cannot be had, the system's fonts are used: ${String(error)}`);
      return {};
    }
  }
  const file = join(cache, 'fonts.conf');
  mkdirSync(join(cache, 'fontconfig'), { recursive: true });
  writeFileSync(file, fontConfig(folder, join(cache, 'fontconfig')));
  return { FONTCONFIG_FILE: file };
}

async function fetchFonts({
  cache,
  folder,
  onProgress,
}: {
  cache: string;
  folder: string;
  onProgress: (line: string) => void;
}): Promise<void> {
  onProgress(`fonts: fetching ${packageName}`);
  await withPrivateApt({ cache, installed: 'none' }, async (apt) => {
    await apt.run(['-q', 'update']).catch(() => undefined);
    await apt.run(['-q', 'download', packageName]);
    await apt.unpack('.', 'root');
    keepAs(join(apt.folder, 'root/usr/share/fonts'), folder);
  });
}

function fontConfig(folder: string, cache: string): string {
  const preferred = families.map((name) => `<family>${name}</family>`).join('');
  const aliases = ['sans-serif', 'system-ui', 'serif', 'monospace'].map(
    (name) => `  <alias><family>${name}</family><prefer>${preferred}</prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${folder}</dir>`,
    `  <cachedir>${cache}</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n');
}

/** How every web app of `apps/` is built: for the phones people have, and for pages that allow no script but their own files. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';

/** A phone that was new five years ago, with what it could be updated to then. */
const OLDEST_BROWSER = 'chrome90';

const DATA = /moment-timezone\/data\/packed\/latest\.json$/;

/** @param folder of the app, which the gateway serves at `/<name of the folder>/` */
export function webApp(folder: string): UserConfig {
  const name = basename(folder);
  return {
    root: folder,
    base: `/${name}/`,
    plugins: [react(), onlyCasablanca()],
    resolve: { tsconfigPaths: true },
    build: {
      outDir: join(folder, '..', '..', 'dist', 'apps', name, 'site'),
      emptyOutDir: true,
      target: OLDEST_BROWSER,
      cssTarget: OLDEST_BROWSER,
      // Nothing is a data: address, so the policy need not allow any.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
    // `npx vite apps/<name>`, beside a platform that `npm start` runs.
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  };
}

/** Of the clocks of the world a page needs that of its business day: 2 kB instead of 700. */
function onlyCasablanca(): Plugin {
  return {
    name: 'only-casablanca',
    enforce: 'pre',
    load(id) {
      if (!DATA.test(id)) return null;
      const { version, zones } = JSON.parse(readFileSync(id, 'utf8')) as { version: string; zones: string[] };
      return JSON.stringify({
        version,
        zones: zones.filter((zone) => zone.startsWith('Africa/Casablanca|')),
        links: [],
        countries: [],
      });
    },
  };
}

import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** In `sw.ts`: the list of files that the worker keeps. */
const PLACE = /['"`]__BUILT_FILES__['"`]/;

/** Not what only some phones need, and is large: a decoder for a camera. */
const KEPT = /\.(js|css|woff2)$/;

/** Writes the names of all built files into the service worker, with a digest of them: another build is another worker. */
export function precache(): Plugin {
  return {
    name: 'hanout-precache',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk' || !PLACE.test(worker.code))
          this.error('The service worker has no place for the list of files.');
        const digest = createHash('sha256');
        const files = Object.values(bundle).filter(({ fileName }) => fileName !== 'sw.js');
        for (const file of files) digest.update(file.type === 'chunk' ? file.code : file.source);
        const kept = {
          version: digest.digest('hex').slice(0, 16),
          files: files.map(({ fileName }) => fileName).filter((name) => KEPT.test(name)),
        };
        worker.code = worker.code.replace(PLACE, () => JSON.stringify(kept));
      },
    },
  };
}

import { join } from 'node:path';
import { webApp } from '../../tools/workspace/web-app.mts';
import { precache } from './precache.mts';

const app = webApp(import.meta.dirname);
const page = join(import.meta.dirname, 'index.html');
const worker = join(import.meta.dirname, 'src', 'offline', 'sw.ts');

const GROUND = /node_modules\/(react|react-dom|scheduler|wouter|regexparam|use-sync-external-store|mitt)\//;
/** Small, and in nearly every screen: apart they would be a request each. */
const PARTS =
  /wallet\/src\/(parts|api|once|language|people)\/|wallet\/src\/(pin\/with-pin|voice\/audio|payment\/payment)\./;

export default {
  ...app,
  plugins: [...(app.plugins ?? []), precache()],
  build: {
    ...app.build,
    rolldownOptions: {
      input: { index: page, sw: worker },
      output: {
        // What every screen stands on changes seldom: a new version of ours leaves it in the phone.
        codeSplitting: {
          groups: [
            { name: 'ground', test: GROUND },
            { name: 'parts', test: PARTS },
          ],
        },
        // The browser asks for the worker again by its name, and for the other files by what is in them.
        entryFileNames: ({ name }: { name: string }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
};

import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { accessTable } from './access-table';
import { endpoints } from './endpoints';

/** `--endpoints` prints every way in as JSON; otherwise the page is written to the file that is named. */
const [wish = 'docs/access.md'] = process.argv.slice(2);
if (wish === '--endpoints') process.stdout.write(`${JSON.stringify(endpoints)}\n`);
else writeFileSync(wish, accessTable());

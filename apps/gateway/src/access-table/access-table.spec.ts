import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN_OPERATIONS, OPERATIONS } from '@hanout/access';
import { accessTable } from './access-table';
import { endpoints } from './endpoints';

const ROOT = join(__dirname, '..', '..', '..', '..');

describe('the access table', () => {
  it('has an endpoint for every operation', () => {
    const mounted = new Set<string>(endpoints.map(({ operation }) => operation));
    const all = [...Object.keys(OPERATIONS), ...OPEN_OPERATIONS];
    expect(all.filter((operation) => !mounted.has(operation))).toEqual([]);
  });

  it('is what docs/access.md says (npm run access:table)', () => {
    expect(readFileSync(join(ROOT, 'docs', 'access.md'), 'utf8')).toBe(accessTable());
  });
});

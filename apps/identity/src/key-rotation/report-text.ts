import type { KeyRing } from '@hanout/sealing';
import type { TableReport } from './rotate-keys';

const UNOPENED_SHOWN = 20;

/** What people read in the end: which keys are in use, and which may leave the ring. */
export function reportText(reports: readonly TableReport[], ring: KeyRing): string {
  const ids = [...new Set([...ring.keys.keys(), ...reports.flatMap(({ byKey }) => [...byKey.keys()])])];
  const rows = [
    [
      'table',
      'sealed anew',
      ...ids.map((id) => (id === ring.currentId ? `under ${id} (current)` : `under ${id}`)),
    ],
    ...reports.map(({ table, resealed, byKey }) => [
      table,
      String(resealed),
      ...ids.map((id) => String(byKey.get(id) ?? 0)),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(
    (row) =>
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}`,
  );
  return [...lines, '', ...unopenedLines(reports), ...keyLines(reports, ring), ''].join('\n');
}

function unopenedLines(reports: readonly TableReport[]): string[] {
  const all = reports.flatMap(({ table, unopened }) =>
    unopened.map(({ key, keyId }) => ({ table, key, keyId })),
  );
  const lines = all
    .slice(0, UNOPENED_SHOWN)
    .map(({ table, key, keyId }) => `  ✗ ${table} ${key.join(' ')} does not open with the key ${keyId}`);
  return all.length > UNOPENED_SHOWN ? [...lines, `  ✗ and ${all.length - UNOPENED_SHOWN} more`] : lines;
}

function keyLines(reports: readonly TableReport[], ring: KeyRing): string[] {
  return [...ring.keys.keys()]
    .filter((id) => id !== ring.currentId)
    .map((id) => {
      const left = reports.reduce((sum, { byKey }) => sum + (byKey.get(id) ?? 0), 0);
      return left === 0
        ? `  ✓ nothing is under ${id} any more: it may leave the ring`
        : `  · ${left} rows are still under ${id}: it must stay in the ring`;
    });
}

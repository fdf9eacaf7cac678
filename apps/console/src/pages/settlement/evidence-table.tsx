import { useTexts } from '../../texts/language';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { settlementTexts } from './settlement.texts';
import { evidenceRows } from './evidence';

/** What was seen, leaf by leaf, so that two sides can be compared line by line. */
export function EvidenceTable({ evidence }: { evidence: string }) {
  const t = useTexts(settlementTexts);
  return (
    <DataTable
      name="evidence"
      label={t.evidence}
      isPlain
      rows={evidenceRows(evidence)}
      keyOf={({ path }) => path}
      columns={columnsOf<{ path: string; value: string }>((c) => [
        c.code('path', t.kind, ({ path }) => path),
        c.name('value', t.evidence, ({ value }) => value),
      ])}
    />
  );
}

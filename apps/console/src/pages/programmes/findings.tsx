import { usePages } from '../../api/read';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Panel } from '../../ui/panel';
import { programmeTexts } from './programmes.texts';

interface Finding {
  readonly cursor: string;
  readonly file: string;
  readonly row: number;
  readonly subject: string;
  readonly outcome: string;
  readonly reason: string;
}

const PAGE = 200;

/** Line by line, what the rules made of the files beyond paying. */
export function Findings({ rosterId }: { rosterId: string }) {
  const t = useTexts(programmeTexts);
  const common = useTexts(commonTexts);
  const [words, states] = [useTexts(wordTexts), useTexts(stateTexts)];
  const pages = usePages<{ items: Finding[] }, Finding>(
    `/programmes/rosters/${rosterId}/findings`,
    { limit: String(PAGE) },
    ({ items }) => ({
      rows: items,
      next: items.length < PAGE ? undefined : { after: items.at(-1)?.cursor },
    }),
  );
  return (
    <Panel title={t.findings}>
      <FoundPages in={pages}>
        <DataTable
          name={`findings-${rosterId}`}
          label={t.findings}
          rows={pages.rows}
          more={pages}
          keyOf={({ cursor }) => cursor}
          columns={columnsOf<Finding>((c) => [
            c.word('file', t.file, ({ file }) => file, words),
            c.number('row', t.row, ({ row }) => row),
            c.id('subject', t.subject, ({ subject }) => subject),
            c.word('effect', t.effect, ({ outcome }) => outcome, { ...states, held: t.held }),
            c.word('reason', common.reason, ({ reason }) => reason, words),
          ])}
        />
      </FoundPages>
    </Panel>
  );
}

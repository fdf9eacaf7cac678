import { useLocation } from 'wouter';
import { usePages } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Panel, Screen } from '../../ui/panel';
import { NewRoster } from './new-roster';
import { OneRoster } from './one-roster';
import { programmeTexts } from './programmes.texts';
import type { ListedRoster } from './roster';

export default function ProgrammesPage({ id }: { id?: string | undefined }) {
  return id === undefined ? <Rosters /> : <OneRoster rosterId={id} />;
}

function Rosters() {
  const t = useTexts(programmeTexts);
  const states = useTexts(stateTexts);
  const may = useMay();
  const [, go] = useLocation();
  const pages = usePages<{ items: ListedRoster[]; next?: string }, ListedRoster>(
    '/programmes/rosters',
    {},
    ({ items, next }) => ({ rows: items, next: next === undefined ? undefined : { before: next } }),
  );
  return (
    <Screen title={useTexts(pageTexts).programmes}>
      {may('programmes.create-roster') ? <NewRoster onMade={(made) => go(`/programmes/${made}`)} /> : null}
      <Panel title={t.rosters}>
        <FoundPages in={pages}>
          <DataTable
            name="rosters"
            label={t.rosters}
            rows={pages.rows}
            more={pages}
            keyOf={({ rosterId }) => rosterId}
            onOpen={({ rosterId }) => go(`/programmes/${rosterId}`)}
            columns={columnsOf<ListedRoster>((c) => [
              c.when('made', t.made, ({ createdAt }) => createdAt),
              c.name('programme', t.programme, ({ programme }) => programme),
              c.code('rules', t.ruleSet, ({ ruleSet }) => ruleSet),
              c.state('state', t.state, ({ state }) => state, states),
              c.number('lines', t.lines, ({ lines }) => lines),
              c.number('paid', t.linesPaid, ({ linesPaid }) => linesPaid),
              c.amount('payable', t.payable, ({ payable }) => payable),
            ])}
          />
        </FoundPages>
      </Panel>
    </Screen>
  );
}

import { Group } from '@mantine/core';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { useSession } from '../../session/session';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { kycTexts } from './kyc.texts';

interface Hit {
  readonly hit: {
    readonly hitId: string;
    readonly listId: string;
    readonly entryId: string;
    /** Of a thousand. */
    readonly score: number;
    readonly state: string;
    readonly foundAt: string;
    readonly firstVoteBy?: string;
  };
  readonly nameAr: string;
  readonly nameFr: string;
  readonly entryNames: readonly string[];
  readonly entryBirthYears?: readonly number[];
  readonly entryNationality?: string;
}

const REASONS = {
  cleared: ['other_person', 'other_birth_year', 'other_nationality'],
  confirmed: ['same_person'],
} as const;

/** People whose names are like one on a list, each beside that name; two people clear one. */
export default function ScreeningPage() {
  const t = useTexts(kycTexts);
  const states = useTexts(stateTexts);
  const found = useRead<{ hits: readonly Hit[] }>('/screening/hits');
  return (
    <Screen title={useTexts(pageTexts).screening}>
      <Found in={found}>
        {({ hits }) => (
          <DataTable
            name="screening-hits"
            label={t.hits}
            rows={hits}
            keyOf={({ hit }) => hit.hitId}
            columns={columnsOf<Hit>((c) => [
              c.name('person', t.person, ({ nameAr, nameFr }) => `${nameFr} · ${nameAr}`),
              c.name('entry', t.entry, ({ entryNames }) => entryNames.join(' · ')),
              c.number('score', t.score, ({ hit }) => hit.score),
              c.name('born', t.born, ({ entryBirthYears }) => entryBirthYears?.join(', ')),
              c.name('nationality', t.nationality, ({ entryNationality }) => entryNationality),
              c.id('list', t.list, ({ hit }) => `${hit.listId}/${hit.entryId}`),
              c.when('found', t.found, ({ hit }) => hit.foundAt),
              c.state('state', t.state, ({ hit }) => hit.state, states),
              c.id('vote', t.firstVote, ({ hit }) => hit.firstVoteBy),
              c.actions((row) => <Decide of={row} />),
            ])}
          />
        )}
      </Found>
    </Screen>
  );
}

function Decide({ of: { hit } }: { of: Hit }) {
  const t = useTexts(kycTexts);
  const words = useTexts(wordTexts);
  const session = useSession();
  const may = useMay();
  const isMine = hit.firstVoteBy === session?.staffId;
  if (hit.state !== 'open' || isMine || !may('identity.decide-screening-hit')) return null;
  const action = (decision: keyof typeof REASONS, label: string, color: string) => (
    <Action
      label={label}
      color={color}
      fields={[
        {
          name: 'reason',
          label: t.decide,
          kind: 'select',
          options: REASONS[decision].map((value) => ({ value, label: words[value] })),
        },
      ]}
      run={({ reason }) => call('POST', `/screening/hits/${hit.hitId}/decisions`, { decision, reason })}
    />
  );
  return (
    <Group gap="xs" wrap="nowrap">
      {action('cleared', t.clear, 'teal')}
      {action('confirmed', t.confirm, 'red')}
    </Group>
  );
}

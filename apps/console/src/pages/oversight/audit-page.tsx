import { useState } from 'react';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { usePages } from '../../api/read';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { networkName, NETWORKS } from '../../texts/networks';
import { roleTexts, serviceTexts } from '../../texts/roles';
import { wordOf } from '../../texts/word-of';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { oversightTexts } from './oversight.texts';

interface Entry {
  readonly entryId: string;
  readonly number?: string;
  readonly hash?: string;
  readonly occurredAt: string;
  readonly actor: { readonly kind: string; readonly id: string; readonly roles: readonly string[] };
  readonly operation: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly reason?: string;
  readonly before?: string;
  readonly after?: string;
}

/** Who did what to what, service by service; an entry that has a number is in the sealed chain. */
export default function AuditPage() {
  const t = useTexts(oversightTexts);
  const services = useTexts(serviceTexts);
  const [service, setService] = useState('identity');
  const [subject, setSubject] = useState('');
  const [actor, setActor] = useState('');
  return (
    <Screen title={useTexts(pageTexts).audit}>
      <Group align="end">
        <NativeSelect
          label={t.service}
          value={service}
          onChange={(event) => setService(event.currentTarget.value)}
        >
          {Object.entries(services).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
          {NETWORKS.map((network) => (
            <option key={network} value={`networks-${network}`} lang="fr">
              {networkName(network)}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          label={t.subject}
          dir="ltr"
          w={320}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <TextInput
          label={t.actor}
          dir="ltr"
          w={320}
          value={actor}
          onChange={(event) => setActor(event.currentTarget.value)}
        />
      </Group>
      <Entries service={service} subject={subject.trim()} actor={actor.trim()} />
    </Screen>
  );
}

function Entries({ service, subject, actor }: { service: string; subject: string; actor: string }) {
  const t = useTexts(oversightTexts);
  const common = useTexts(commonTexts);
  const roles = useTexts(roleTexts);
  const pages = usePages<{ entries: Entry[]; next?: string }, Entry>(
    `/audit/${service}`,
    { subject, actor },
    ({ entries, next }) => ({ rows: entries, next: next === undefined ? undefined : { after: next } }),
  );
  return (
    <FoundPages in={pages}>
      <DataTable
        name={`audit-${service}`}
        label={t.entriesOf}
        rows={pages.rows}
        more={pages}
        keyOf={({ entryId }) => entryId}
        columns={columnsOf<Entry>((c) => [
          c.when('at', t.at, ({ occurredAt }) => occurredAt),
          c.code('operation', t.operation, ({ operation }) => operation),
          c.id('actor', t.actor, ({ actor: by }) => by.id),
          c.text('roles', t.kind, ({ actor: by }) =>
            [by.kind, ...by.roles].map((role) => wordOf(roles, role)).join(' · '),
          ),
          c.code('subjectKind', t.subject, ({ subjectKind }) => subjectKind),
          c.id('subject', t.number, ({ subjectId }) => subjectId),
          c.name('reason', common.reason, ({ reason }) => reason),
          c.id('sealed', t.sealed, ({ number }) => number),
          c.id('hash', common.hash, ({ hash }) => hash),
        ])}
      />
    </FoundPages>
  );
}

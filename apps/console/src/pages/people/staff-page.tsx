import { useState } from 'react';
import { itemsAfter, usePages } from '../../api/read';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { roleTexts } from '../../texts/roles';
import { stateTexts } from '../../texts/states';
import { wordOf } from '../../texts/word-of';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { peopleTexts } from './people.texts';
import { ProposeChange } from './propose-change';
import { SecretPart } from './secret-part';

interface Member {
  readonly staffId: string;
  readonly username: string;
  readonly roles: readonly string[];
  readonly state: string;
  readonly organisationId: string;
  readonly hasSecondFactor: boolean;
  readonly addedAt: string;
}

/** Who works here and in which roles; every change is proposed by one and approved by another. */
export default function StaffPage() {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const states = useTexts(stateTexts);
  const roleNames = useTexts(roleTexts);
  const [secret, setSecret] = useState<string>();
  const pages = usePages<{ items: Member[]; next?: string }, Member>('/staff', {}, itemsAfter);
  return (
    <Screen title={useTexts(pageTexts).staff}>
      <SecretPart of={secret} onSeen={() => setSecret(undefined)} />
      <FoundPages in={pages}>
        <DataTable
          name="staff"
          label={t.staff}
          rows={pages.rows}
          more={pages}
          keyOf={({ staffId }) => staffId}
          columns={columnsOf<Member>((c) => [
            c.name('username', t.username, ({ username }) => username),
            c.text('roles', t.roles, ({ roles }) => roles.map((role) => wordOf(roleNames, role)).join(' · ')),
            c.state('state', t.state, ({ state }) => state, states),
            c.text('factor', t.secondFactor, ({ hasSecondFactor }) =>
              hasSecondFactor ? common.yes : common.no,
            ),
            c.id('organisation', t.organisation, ({ organisationId }) => organisationId),
            c.when('added', t.added, ({ addedAt }) => addedAt),
            c.actions(({ staffId }) => (
              <ProposeChange
                path={`/staff/${staffId}/changes`}
                operation="identity.change-staff"
                changes={[
                  { value: 'suspend', label: t.suspend },
                  { value: 'resume', label: t.resume },
                  { value: 'leave', label: t.leave },
                  { value: 'reset-credentials', label: t.resetCredentials },
                ]}
                onSecret={setSecret}
              />
            )),
          ])}
        />
      </FoundPages>
    </Screen>
  );
}

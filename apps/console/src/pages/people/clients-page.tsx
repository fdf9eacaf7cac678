import { useState } from 'react';
import { useRead } from '../../api/read';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { roleTexts } from '../../texts/roles';
import { stateTexts } from '../../texts/states';
import { wordOf } from '../../texts/word-of';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { peopleTexts } from './people.texts';
import { ProposeChange } from './propose-change';
import { SecretPart } from './secret-part';

interface Client {
  readonly apiClientId: string;
  readonly clientId: string;
  readonly roles: readonly string[];
  readonly network?: string;
  readonly state: string;
  readonly access?: {
    readonly scopes?: readonly string[];
    readonly addresses?: readonly string[];
    readonly expiresAt?: string;
  };
  readonly lastUsedOn?: string;
}

const OVERLAP_HOURS = 48;

/** The programmes of partners that call the API: what they may, from where, until when. */
export default function ClientsPage() {
  const t = useTexts(peopleTexts);
  const states = useTexts(stateTexts);
  const roleNames = useTexts(roleTexts);
  const [secret, setSecret] = useState<string>();
  const found = useRead<{ items: readonly Client[] }>('/api-clients');
  return (
    <Screen title={useTexts(pageTexts).clients}>
      <SecretPart of={secret} onSeen={() => setSecret(undefined)} />
      <Found in={found}>
        {({ items }) => (
          <DataTable
            name="api-clients"
            label={t.clients}
            rows={items}
            keyOf={({ apiClientId }) => apiClientId}
            columns={columnsOf<Client>((c) => [
              c.code('client', t.clientId, ({ clientId }) => clientId),
              c.text('roles', t.roles, ({ roles }) =>
                roles.map((role) => wordOf(roleNames, role)).join(' · '),
              ),
              c.network('network', t.network, ({ network }) => network),
              c.state('state', t.state, ({ state }) => state, states),
              c.name('scopes', t.scopes, ({ access }) => access?.scopes?.join(', ')),
              c.name('addresses', t.addresses, ({ access }) => access?.addresses?.join(', ')),
              c.when('expires', t.expires, ({ access }) => access?.expiresAt),
              c.id('used', t.lastUsed, ({ lastUsedOn }) => lastUsedOn),
              c.actions(({ apiClientId }) => (
                <ProposeChange
                  path={`/api-clients/${apiClientId}/changes`}
                  operation="identity.change-api-client"
                  changes={[
                    { value: 'rotate-secret', label: t.rotateSecret },
                    { value: 'suspend', label: t.suspend },
                    { value: 'resume', label: t.resume },
                  ]}
                  more={(change) => (change === 'rotate-secret' ? { overlapHours: OVERLAP_HOURS } : {})}
                  onSecret={setSecret}
                />
              )),
            ])}
          />
        )}
      </Found>
    </Screen>
  );
}
